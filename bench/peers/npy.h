// Arrays as NumPy reads and writes them: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html, version 1.0,
// one dimension or the rows of two, little-endian.
#ifndef SILANG_BENCH_PEERS_NPY_H_
#define SILANG_BENCH_PEERS_NPY_H_

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace silang::peers {

[[noreturn]] inline void Die(const std::string& message) {
  std::cerr << "silang_peers: " << message << "\n";
  std::exit(2);
}

template <typename Number>
constexpr const char* NpyType() {
  if constexpr (std::is_same_v<Number, float>) return "<f4";
  if constexpr (std::is_same_v<Number, int32_t>) return "<i4";
  if constexpr (std::is_same_v<Number, int64_t>) return "<i8";
}

template <typename Number>
void WriteNpy(const std::string& path, const Number* numbers, size_t count, size_t columns = 1) {
  std::string header = std::string("{'descr': '") + NpyType<Number>() + "', 'fortran_order': False, 'shape': (" +
                       std::to_string(count / columns) + "," + (columns > 1 ? std::to_string(columns) : "") + "), }";
  header.append(63 - (10 + header.size()) % 64, ' ');
  header.push_back('\n');
  const auto length = static_cast<uint16_t>(header.size());
  std::ofstream file(path, std::ios::binary);
  file.write("\x93NUMPY\x01\x00", 8);
  file.put(static_cast<char>(length & 0xFF)).put(static_cast<char>(length >> 8));
  file.write(header.data(), length);
  file.write(reinterpret_cast<const char*>(numbers), static_cast<std::streamsize>(count * sizeof(Number)));
  if (!file.flush()) Die(path + " cannot be written");
}

template <typename Number>
std::vector<Number> ReadNpy(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  char magic[10];
  if (!file.read(magic, sizeof magic) || std::string(magic, 6) != "\x93NUMPY" || magic[6] != 1)
    Die(path + " is no array of NumPy's format 1");
  std::string header(static_cast<uint8_t>(magic[8]) | static_cast<size_t>(static_cast<uint8_t>(magic[9])) << 8, '\0');
  if (!file.read(header.data(), static_cast<std::streamsize>(header.size()))) Die(path + " ends in its header");
  if (header.find(NpyType<Number>()) == std::string::npos) Die(path + " is not of type " + NpyType<Number>());
  const size_t shape = header.find("'shape': (");
  if (shape == std::string::npos) Die(path + " has no shape");
  std::vector<Number> numbers(std::strtoull(header.c_str() + shape + 10, nullptr, 10));
  if (!file.read(reinterpret_cast<char*>(numbers.data()), static_cast<std::streamsize>(numbers.size() * sizeof(Number)))) {
    Die(path + " is shorter than it says");
  }
  return numbers;
}

}  // namespace silang::peers

#endif  // SILANG_BENCH_PEERS_NPY_H_
