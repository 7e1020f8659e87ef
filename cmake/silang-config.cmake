# find_package(silang) -> silang::silang
include(CMakeFindDependencyMacro)
find_dependency(absl)
find_dependency(fmt)
find_dependency(Eigen3 NO_MODULE)
find_dependency(ICU COMPONENTS uc i18n)
find_dependency(Threads)
include(${CMAKE_CURRENT_LIST_DIR}/silang-targets.cmake)
