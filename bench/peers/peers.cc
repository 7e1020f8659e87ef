// What scripts/bench-peers runs on our side.
//
//     silang_peers rows TSV OUT THREADS RUNS      rows of the sentences of TSV, written to the folder OUT: data.npy,
//                                                 indices.npy and indptr.npy, the arrays of SciPy's csr_matrix
//     silang_peers join ROWS WAY THRESHOLD TOP THREADS RUNS [OUT]
//                                                 joins the rows in the folder ROWS, as written by us or by NumPy, by WAY:
//                                                 silang, plain or l2ap; each row is a source of its own. To OUT the pairs:
//                                                 pairs.npy and cosines.npy
//
// One line of JSON on standard output: the seconds of each run, and sizes. Reading and writing of files is not timed.
#include <chrono>
#include <filesystem>
#include <numeric>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "l2ap.h"
#include "npy.h"
#include "similarity/joins.h"
#include "similarity/similarity.h"
#include "similarity/word_rows.h"

namespace silang::peers {
namespace {

using similarity::Pair;
using similarity::TermMatrix;

// Calls `work` `runs` times, each with what `prepare` makes for it, keeping the last result; the seconds that work took as a JSON
// array.
template <typename Prepare, typename Work, typename Result>
std::string Timed(int runs, const Prepare& prepare, const Work& work, Result* result) {
  std::string seconds;
  for (int run = 0; run < runs; ++run) {
    *result = Result();
    auto prepared = prepare();
    const auto begin = std::chrono::steady_clock::now();
    *result = work(std::move(prepared));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    seconds += (run == 0 ? "" : ", ") + std::to_string(took.count());
  }
  return "[" + seconds + "]";
}

// Of this program alone: what getrusage tells begins with the memory of whoever started it.
long PeakKilobytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
  }
  return 0;
}

int Rows(const std::vector<std::string>& arguments) {
  const std::string& out = arguments[1];
  std::ifstream file(arguments[0], std::ios::binary);
  if (!file) Die(arguments[0] + " cannot be read");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line.substr(line.find('\t') + 1));
  const std::vector<std::string_view> sentences(lines.begin(), lines.end());
  similarity::WordRows rows;
  const std::string seconds = Timed(
      std::stoi(arguments[3]), [&] { return std::span(sentences); },
      [&](std::span<const std::string_view> all) { return similarity::WordTfIdf(all, std::stoi(arguments[2])); }, &rows);
  std::filesystem::create_directories(out);
  const auto entries = static_cast<size_t>(rows.rows.nonZeros());
  WriteNpy(out + "/data.npy", rows.rows.valuePtr(), entries);
  WriteNpy(out + "/indices.npy", rows.rows.innerIndexPtr(), entries);
  WriteNpy(out + "/indptr.npy", rows.rows.outerIndexPtr(), static_cast<size_t>(rows.rows.rows()) + 1);
  std::ofstream words(out + "/words.txt", std::ios::binary);
  for (size_t w = 0; w < rows.words.size(); ++w) words << rows.words[w] << '\n';
  std::cout << "{\"seconds\": " << seconds << ", \"rows\": " << sentences.size() << ", \"columns\": " << rows.words.size()
            << "}\n";
  return 0;
}

TermMatrix ReadRows(const std::string& folder) {
  const auto begin = ReadNpy<int32_t>(folder + "/indptr.npy");
  const auto columns = ReadNpy<int32_t>(folder + "/indices.npy");
  const auto weights = ReadNpy<float>(folder + "/data.npy");
  int32_t most = -1;
  for (const int32_t c : columns) most = std::max(most, c);
  if (begin.empty() || columns.size() != weights.size() || static_cast<size_t>(begin.back()) != columns.size() ||
      !std::is_sorted(begin.begin(), begin.end()) ||
      std::any_of(columns.begin(), columns.end(), [](int32_t c) { return c < 0; })) {
    Die(folder + ": the arrays are of no CSR matrix");
  }
  TermMatrix matrix(static_cast<Eigen::Index>(begin.size()) - 1, most + 1);
  matrix.resizeNonZeros(static_cast<Eigen::Index>(columns.size()));
  std::copy(begin.begin(), begin.end(), matrix.outerIndexPtr());
  std::copy(columns.begin(), columns.end(), matrix.innerIndexPtr());
  std::copy(weights.begin(), weights.end(), matrix.valuePtr());
  return matrix;
}

int Join(const std::vector<std::string>& arguments) {
  const TermMatrix rows = ReadRows(arguments[0]);
  const std::string& way = arguments[1];
  const double threshold = std::stod(arguments[2]);
  const similarity::JoinOptions options{
      .threshold = threshold, .top = std::stoi(arguments[3]), .threads = std::stoi(arguments[4])};
  std::vector<uint32_t> source(static_cast<size_t>(rows.rows()));
  std::iota(source.begin(), source.end(), 0U);
  // Ours takes the rows that it joins; those who have no more use for them, as the engine, do not copy them.
  const auto own = [&] { return way == "l2ap" ? TermMatrix() : rows; };
  const auto join = [&](TermMatrix&& taken) -> std::vector<Pair> {
    if (way == "l2ap") return L2ap(rows, threshold);
    if (way == "silang") {
      auto pairs = similarity::CosineJoin(std::move(taken), source, options);
      if (!pairs.ok()) Die(std::string(pairs.status().message()));
      return *std::move(pairs);
    }
    const auto threads = static_cast<size_t>(options.threads);
    const similarity::RankedRows ranked(std::move(taken), threads);
    const similarity::JoinInput input{&ranked, source.data(), threshold - similarity::kRowRounding, threads};
    similarity::PairSink sink(ranked.size(), input.least, options.top, options.most_bytes);
    if (way == "plain") {
      PlainJoin(input, &sink);
    } else {
      for (const similarity::SketchKernel& kernel : similarity::SketchKernels()) {
        if (way == kernel.name) RarestTermJoin(input, kernel, &sink);
      }
    }
    return sink.Release(threads);
  };
  std::vector<Pair> pairs;
  const std::string seconds = Timed(std::stoi(arguments[5]), own, join, &pairs);
  std::cout << "{\"seconds\": " << seconds << ", \"pairs\": " << pairs.size() << ", \"peak_kilobytes\": " << PeakKilobytes()
            << "}\n";
  if (arguments.size() < 7) return 0;
  std::filesystem::create_directories(arguments[6]);
  std::vector<int32_t> rows_of_pairs;
  std::vector<float> cosines;
  for (const Pair& pair : pairs) {
    rows_of_pairs.push_back(static_cast<int32_t>(pair.i));
    rows_of_pairs.push_back(static_cast<int32_t>(pair.j));
    cosines.push_back(pair.cosine);
  }
  WriteNpy(arguments[6] + "/pairs.npy", rows_of_pairs.data(), rows_of_pairs.size(), 2);
  WriteNpy(arguments[6] + "/cosines.npy", cosines.data(), cosines.size());
  return 0;
}

}  // namespace
}  // namespace silang::peers

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + std::min(count, 2), values + count);
  const std::string command = count > 1 ? values[1] : "";
  if (command == "rows" && arguments.size() == 4) return silang::peers::Rows(arguments);
  if (command == "join" && (arguments.size() == 6 || arguments.size() == 7)) return silang::peers::Join(arguments);
  silang::peers::Die("use rows TSV OUT THREADS RUNS or join ROWS WAY THRESHOLD TOP THREADS RUNS [OUT]");
}
