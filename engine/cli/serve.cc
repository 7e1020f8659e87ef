#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "base/status.h"
#include "cli/command.h"
#include "cli/signals.h"
#include "cli/wording.h"
#include "fmt/format.h"
#include "http/api.h"
#include "http/desk.h"
#include "http/server.h"

namespace silang::cli {
namespace {

constexpr std::chrono::seconds kGrace{10};  // for requests under way when the server is told to stop

// The token, of the option or of the file that it names: one word that nobody guesses. Empty: there is none.
absl::StatusOr<std::string> Token(const ServeArguments& serve) {
  constexpr size_t kLeast = 16, kMost = 512;
  if (!serve.token.empty() && !serve.token_file.empty())
    return OptionError("--token and --token-file are given together", "give one of them");
  std::string token = serve.token;
  if (!serve.token_file.empty()) {
    std::ifstream file(serve.token_file, std::ios::binary);
    if (!file)
      return InputError(serve.token_file, std::nullopt, fmt::format("cannot be read ({})", std::strerror(errno)),
                        "check the name");
    std::string bytes(kMost + 3, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<size_t>(file.gcount()));
    while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r')) bytes.pop_back();
    token = bytes;
  }
  if (token.empty() && serve.token_file.empty()) return token;
  const auto visible = [](char c) { return c > 0x20 && c < 0x7F; };
  if (token.size() < kLeast || token.size() > kMost || !std::all_of(token.begin(), token.end(), visible))
    return OptionError("the token is too short to be safe, or no single word",
                       "give 16 to 512 letters, digits and signs, such as openssl rand -hex 32 prints");
  return token;
}

// The desk's database: of the option, else the user's own, whose folder is made.
absl::StatusOr<std::string> DatabaseOf(const ServeArguments& serve) {
  if (!serve.db.empty()) return serve.db;
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  std::filesystem::path folder;
  if (data != nullptr && *data == '/')
    folder = data;
  else if (home != nullptr && *home == '/')
    folder = std::filesystem::path(home) / ".local/share";
  else
    return OptionError("there is no folder for the desk's database", "give --db=FILE");
  folder /= "silang";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    return InputError(folder.string(), std::nullopt, fmt::format("the folder cannot be made ({})", error.message()),
                      "check its permissions, or give --db=FILE");
  return (folder / "desk.db").string();
}

http::ServerOptions OptionsOf(const Arguments& arguments, std::string token) {
  const ServeArguments& serve = arguments.serve;
  http::ServerOptions options;
  options.host = serve.host;
  options.port = serve.port;
  options.token = std::move(token);
  options.most_body = static_cast<uint64_t>(serve.most_body) << 20;
  options.most_time = std::chrono::seconds(serve.most_time);
  options.most_waiting = static_cast<size_t>(serve.most_waiting);
  options.threads = arguments.options.threads > 0 ? static_cast<size_t>(arguments.options.threads)
                                                  : std::max(1U, std::thread::hardware_concurrency());
  return options;
}

// Prints at once: who started the server waits for it.
absl::Status TellAddress(const http::Server& server) {
  const std::string line = Say("silang answers at {}", server.address()) + "\n";
  if (std::fwrite(line.data(), 1, line.size(), stdout) == line.size() && std::fflush(stdout) == 0) return absl::OkStatus();
  return WriteError("standard output", errno);
}

}  // namespace

Outcome RunServe(const Arguments& arguments, Output*) {
  KeepSignals();
  absl::StatusOr<std::string> token = Token(arguments.serve);
  if (!token.ok()) return token.status();
  absl::StatusOr<Engine> engine = Engine::Create();
  if (!engine.ok()) return engine.status();
  absl::StatusOr<std::string> database = DatabaseOf(arguments.serve);
  if (!database.ok()) return database.status();
  absl::StatusOr<desk::Store> store = desk::Store::Open(*database);
  if (!store.ok()) return store.status();
  http::Server server(OptionsOf(arguments, *std::move(token)));
  const http::ApiOptions api{static_cast<size_t>(arguments.serve.most_sources), Language(),
                             [](const absl::Status& status, UiLanguage ui) { return SayIn(ui, status); }};
  server.Add(http::ApiRoutes(*engine, server, api));
  server.Add(http::DeskRoutes(*engine, *store, server.options(), api));
  SILANG_RETURN_IF_ERROR(server.Bind());
  std::thread serving([&] { server.Serve(); });
  absl::Status told = TellAddress(server);
  if (told.ok()) AwaitSignal();
  server.Stop(kGrace);
  serving.join();
  if (!told.ok()) return told;
  return 0;
}

}  // namespace silang::cli
