#include "base/files.hpp"

#include <algorithm>

namespace govmap {

std::string join_path(std::string_view folder, std::string_view name) {
    if (folder.empty() || (!name.empty() && name.front() == '/')) return std::string(name);
    std::string result(folder);
    if (result.back() != '/') result += '/';
    return result.append(name);
}

std::string tidy_path(std::string_view path) {
    std::vector<std::string_view> steps;
    const bool absolute = !path.empty() && path.front() == '/';
    std::size_t at = 0;
    while (at <= path.size()) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view step = path.substr(at, end - at);
        at = end + 1;
        if (step.empty() || step == ".") continue;
        if (step == ".." && !steps.empty() && steps.back() != "..") {
            steps.pop_back();
        } else if (step != ".." || !absolute) {
            steps.push_back(step);
        }
    }
    std::string result = absolute ? "/" : "";
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (i > 0) result += '/';
        result += steps[i];
    }
    return result.empty() ? "." : result;
}

std::string parent_path(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return {};
    return std::string(path.substr(0, slash == 0 ? 1 : slash));
}

std::string file_name(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string extension(std::string_view path) {
    const std::string name = file_name(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos || dot == 0 ? std::string{} : name.substr(dot);
}

}  // namespace govmap
