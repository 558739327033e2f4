#pragma once

#include <string>
#include <string_view>

namespace govmap {

/// The lines of an iCalendar stream (RFC 5545): ended by CR LF, folded at 75 bytes and never inside
/// a character.
class CalendarLines {
public:
    /// A property whose value needs no escaping: a date, a keyword, a number.
    void plain(std::string_view name, std::string_view value);
    /// A property of the type TEXT: backslash, comma, semicolon and line ends are escaped; control
    /// characters and those that turn the reading direction are made visible.
    void text(std::string_view name, std::string_view value);

    [[nodiscard]] const std::string& lines() const { return lines_; }

private:
    std::string lines_;
};

}  // namespace govmap
