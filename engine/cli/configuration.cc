#include "cli/configuration.h"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/status.h"
#include "cli/nearest.h"
#include "cli/wording.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kMostBytes = uint64_t{1} << 20;
constexpr std::string_view kRemedy = "silang --print-config prints a file of the right form";

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::error_code unknown;
  if (fs::is_directory(path, unknown)) return InputError(path, std::nullopt, "is a folder", "name a file");
  std::ifstream file(path, std::ios::binary);
  if (!file) return InputError(path, std::nullopt, fmt::format("cannot be read ({})", std::strerror(errno)), "check the name");
  std::string bytes(kMostBytes + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<size_t>(file.gcount()));
  if (bytes.size() > kMostBytes) return InputError(path, kMostBytes, "too large for a configuration file", kRemedy);
  return bytes;
}

std::string_view TypeName(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string: return "a string";
    case toml::node_type::integer: return "a whole number";
    case toml::node_type::floating_point: return "a number";
    case toml::node_type::boolean: return "true or false";
    case toml::node_type::array: return "a list";
    case toml::node_type::table: return "a table";
    default: return "a time";
  }
}

template <typename T>
std::string Streamed(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

// The value as it would be written on the command line; none if it is of a type that the option does not take.
std::optional<std::string> TextOf(const toml::node& node, Takes takes) {
  const bool number = takes == Takes::kWhole || takes == Takes::kNumber;
  if (const auto* whole = node.as_integer(); whole != nullptr && number) return std::to_string(whole->get());
  if (const auto* real = node.as_floating_point(); real != nullptr && takes == Takes::kNumber)
    return fmt::format("{}", real->get());
  if (const auto* text = node.as_string(); text != nullptr && !number) return text->get();
  if (takes != Takes::kTime) return std::nullopt;
  if (const auto* day = node.as_date()) return Streamed(day->get());
  if (const auto* moment = node.as_date_time()) return Streamed(moment->get());
  return std::nullopt;
}

std::string_view Wanted(Takes takes) {
  if (takes == Takes::kWhole) return "a whole number";
  if (takes == Takes::kNumber) return "a number";
  return takes == Takes::kTime ? "a date, a time or a string" : "a string in quotes";
}

// The tables of a file, checked one entry after the other.
class Reader {
 public:
  explicit Reader(const std::string& path) { read_.path = path; }

  absl::StatusOr<Configuration> Read(const toml::table& file) {
    for (const auto& [key, node] : file) {
      const bool is_section = std::find(FirstWords().begin(), FirstWords().end(), key.str()) != FirstWords().end();
      const toml::table* section = node.as_table();
      if (section == nullptr || (!is_section && FindOption(key.str()) != nullptr)) {
        Take("", key, node);
      } else if (!is_section) {
        Fail(key, fmt::format("unknown section [{}]", key.str()), DidYouMean(key.str(), FirstWords()));
      } else {
        for (const auto& [inner, value] : *section) Take(std::string(key.str()), inner, value);
      }
    }
    if (!failure_.ok()) return failure_;
    std::stable_sort(read_.settings.begin(), read_.settings.end(),
                     [](const Setting& a, const Setting& b) { return a.line < b.line; });
    return std::move(read_);
  }

 private:
  static const OptionSpec* FindOption(std::string_view name) {
    const auto found = std::find_if(Options().begin(), Options().end(), [&](const OptionSpec& o) { return o.name == name; });
    return found == Options().end() ? nullptr : &*found;
  }

  static bool HasOption(std::string_view section, const OptionSpec& option) {
    return std::any_of(Commands().begin(), Commands().end(), [&](const CommandSpec& command) {
      return (section.empty() || FirstWord(command) == section) && Has(command.subcommand, option);
    });
  }

  // Of several errors the first of the file is told; tables have their keys by name.
  void Fail(const toml::key& key, std::string_view what, std::string_view remedy) {
    Fail(key.source().begin.line, LineError(read_.path, key.source().begin.line, what, remedy));
  }
  void Fail(uint32_t line, absl::Status status) {
    if (!failure_.ok() && failed_line_ <= line) return;
    failed_line_ = line;
    failure_ = std::move(status);
  }

  void Take(const std::string& section, const toml::key& key, const toml::node& node) {
    const OptionSpec* option = FindOption(key.str());
    if (option == nullptr) {
      std::vector<std::string_view> names;
      for (const OptionSpec& known : Options())
        if (known.configurable && HasOption(section, known)) names.push_back(known.name);
      return Fail(key, fmt::format("unknown key {}", key.str()), DidYouMean(key.str(), names));
    }
    if (!option->configurable)
      return Fail(key, fmt::format("{} cannot stand in a file", key.str()),
                  fmt::format("give it on the command line: --{}", key.str()));
    if (!HasOption(section, *option))
      return Fail(key, fmt::format("{} is no option of {}", key.str(), section), "write it above all sections");
    std::optional<std::string> text = TextOf(node, option->takes);
    if (!text)
      return Fail(key, fmt::format("{} is {}", key.str(), TypeName(node)), fmt::format("give {}", Wanted(option->takes)));
    const WrittenAt at{read_.path, node.source().begin.line};
    if (absl::Status wrong = CheckValue(*option, *text, at); !wrong.ok()) return Fail(at.line, wrong);
    const bool path = option->takes == Takes::kFolder || option->takes == Takes::kFile;
    if (path && !text->empty()) text = (fs::path(read_.path).parent_path() / *text).string();
    read_.settings.push_back({section, option->option, *std::move(text), at.line});
  }

  Configuration read_;
  absl::Status failure_;
  uint32_t failed_line_ = 0;
};

bool IsNumeric(Takes takes) { return takes == Takes::kWhole || takes == Takes::kNumber; }

std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04X}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string Line(const OptionSpec& option, std::string_view text) {
  return fmt::format("{} = {}\n", option.name, IsNumeric(option.takes) ? std::string(text) : Quoted(text));
}

std::string Comment(const OptionSpec& option, Subcommand subcommand = Subcommand::kCompare) {
  std::string choices = option.choices.empty() ? "" : fmt::format(": {}", fmt::join(Choices(option, subcommand), ", "));
  return fmt::format("# {}{}\n", Say(option.help), choices);
}

}  // namespace

std::string FindConfiguration() {
  std::error_code unknown;
  if (fs::exists("silang.toml", unknown)) return "silang.toml";
  const char* configured = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  fs::path folder = configured != nullptr ? configured : "";
  if (!folder.is_absolute()) folder = home != nullptr && *home != '\0' ? fs::path(home) / ".config" : fs::path();
  if (folder.empty()) return "";
  const fs::path file = folder / "silang" / "config.toml";
  return fs::exists(file, unknown) ? file.string() : "";
}

absl::StatusOr<Configuration> ReadConfiguration(const std::string& path) {
  absl::StatusOr<std::string> bytes = ReadFile(path);
  if (!bytes.ok()) return bytes.status();
  const toml::parse_result parsed = toml::parse(*bytes, path);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return LineError(path, error.source().begin.line, fmt::format("no TOML ({})", error.description()), kRemedy);
  }
  return Reader(path).Read(parsed.table());
}

void Apply(const Configuration& configuration, Subcommand subcommand, Values* values) {
  Values read(subcommand);
  for (const bool of_section : {false, true}) {
    for (const Setting& setting : configuration.settings) {
      const OptionSpec& option = Spec(setting.option);
      if (setting.section.empty() == of_section || !Has(subcommand, option)) continue;
      if (of_section && setting.section != FirstWord(Spec(subcommand))) continue;
      // What another command alone can do says nothing of this one.
      const auto choices = Choices(option, subcommand);
      if (option.takes == Takes::kChoice && std::find(choices.begin(), choices.end(), setting.text) == choices.end()) continue;
      read.Set(setting.option, setting.text);
    }
  }
  for (const OptionSpec& option : Options())
    if (read.Given(option.option) && !values->Given(option.option)) values->Set(option.option, read.Text(option.option));
}

std::string ConfigurationOf(Subcommand subcommand, const Values& values) {
  const CommandSpec& command = Spec(subcommand);
  std::string out = fmt::format(
      "# {}\n[{}]\n", Say("Options of silang {}, as ./silang.toml or ~/.config/silang/config.toml can have them.", command.name),
      FirstWord(command));
  for (const OptionSpec& option : Options())
    if (option.configurable && Has(subcommand, option))
      out += Comment(option, subcommand) + Line(option, values.Text(option.option));
  return out;
}

std::string WholeConfiguration(const Configuration& configuration) {
  std::string out =
      fmt::format("# {}\n", Say("Options by default of silang, as ./silang.toml or ~/.config/silang/config.toml can have them."));
  const auto of = [&](std::string_view section, Option option) {
    return std::find_if(configuration.settings.begin(), configuration.settings.end(),
                        [&](const Setting& s) { return s.section == section && s.option == option; });
  };
  for (const OptionSpec& option : Options()) {
    if (!option.configurable) continue;
    const auto set = of("", option.option);
    const bool is_set = set != configuration.settings.end();
    out += Comment(option) + (is_set ? Line(option, set->text) : "# " + Line(option, option.standard));
  }
  for (const std::string_view section : FirstWords()) {
    std::string lines;
    for (const OptionSpec& option : Options()) {
      if (const auto set = of(section, option.option); set != configuration.settings.end()) lines += Line(option, set->text);
    }
    if (!lines.empty()) out += fmt::format("\n[{}]\n{}", section, lines);
  }
  return out;
}

}  // namespace silang::cli
