#include "cli/run.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <climits>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string_view>
#include <thread>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "cli/disk_files.hpp"
#include "cli/pipeline.hpp"

namespace govmap {
namespace {

// A leak checker wants everything back.
#ifdef __SANITIZE_ADDRESS__
constexpr bool ends_after = false;
#else
constexpr bool ends_after = true;
#endif

namespace fs = std::filesystem;

constexpr std::size_t usual_width = 100;
constexpr std::size_t widest = 120;  // longer lines are hard to read

/// COLUMNS, else what the terminal says of itself; 100 columns where the output goes elsewhere.
std::size_t text_width() {
    std::size_t width = usual_width;
    winsize size{};
    if (::isatty(STDOUT_FILENO) == 1 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
        size.ws_col > 0) {
        width = size.ws_col;
    }
    if (const char* columns = std::getenv("COLUMNS")) {
        const std::string_view text(columns);
        std::size_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc{} && end == text.data() + text.size() && value > 0) width = value;
    }
    return std::clamp<std::size_t>(width, 40, widest);
}

bool wants_colour() {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
    return ::isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0') && !dumb;
}

/// ../share/govmap seen from the program: the same place where it was built and where it is
/// installed. As a path from the working directory where it lies under it, so that messages are
/// short and the same on every machine.
std::string shared_folder(const char* name) {
    std::error_code error;
    const fs::path program = fs::canonical("/proc/self/exe", error);
    if (error) return {};
    const fs::path folder =
        fs::canonical(program.parent_path() / ".." / "share" / "govmap" / name, error);
    if (error) return {};
    const fs::path here = fs::current_path(error);
    const fs::path relative = error ? folder : folder.lexically_relative(here);
    return relative.empty() || *relative.begin() == ".." ? folder.string() : relative.string();
}

Date today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

Exit run_words(const std::vector<std::string>& words) {
    const std::size_t width = text_width();
    const ParsedArguments parsed = parse_arguments(words, width);
    if (!parsed.arguments) {
        (parsed.exit_code == 0 ? std::cout : std::cerr) << parsed.text;
        return parsed.exit_code == 0 ? Exit::good : Exit::request;
    }
    const DiskFiles files;
    const Surroundings world{files,
                             today(),
                             std::cout,
                             std::cerr,
                             {width, wants_colour()},
                             shared_folder("models"),
                             shared_folder("graphs"),
                             ends_after,
                             std::max(1U, std::thread::hardware_concurrency())};
    const Exit code = run_command(*parsed.arguments, world);
    std::cout.flush();
    if (std::cout.good()) return code;
    std::cerr << "govmap: the results could not be written: the disk may be full, or the reader "
                 "has gone\n";
    return Exit::environment;
}

}  // namespace

int run(int argc, char** argv) {
#ifdef __GLIBC__
    // A run reads, looks and ends. Memory given back to the system on the way has to be asked for,
    // and is cleared, once more: a tenth of the time on a large model.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
    mallopt(M_TOP_PAD, 64 << 20);
#endif
    // The last resort for what no layer turns into a Result, such as memory that has run out.
    try {
        return static_cast<int>(run_words({argv + 1, argv + argc}));
    } catch (const std::exception& error) {
        std::cerr << fmt::format("govmap: something went wrong that should not: {}\n",
                                 visible(error.what()));
    }
    return static_cast<int>(Exit::environment);
}

}  // namespace govmap
