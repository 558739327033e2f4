#include "cli/manual.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/help.hpp"

namespace govmap {
namespace {

char32_t code_of(std::string_view character) {
    const auto first = static_cast<unsigned char>(character[0]);
    constexpr unsigned low_bits = 0x3F;
    char32_t code = first & (0xFFU >> (character.size() + 1));
    for (const char c : character.substr(1))
        code = (code << 6U) | (static_cast<unsigned char>(c) & low_bits);
    return code;
}

/// Text as groff shows it to the letter: a hyphen that can be copied, straight quotes, nothing that
/// is a request.
std::string roff(std::string_view text) {
    std::string result;
    for (const std::string_view character : code_points(text)) {
        if (character.size() > 1) {
            result += fmt::format("\\[u{:04X}]", static_cast<unsigned>(code_of(character)));
            continue;
        }
        switch (character[0]) {
            case '\\': result += "\\e"; break;
            case '-': result += "\\-"; break;
            case '\'': result += "\\(aq"; break;
            case '"': result += "\\(dq"; break;
            case '`': result += "\\(ga"; break;
            case '^': result += "\\(ha"; break;
            case '~': result += "\\(ti"; break;
            default: result += character;
        }
    }
    return result.starts_with('.') ? "\\&" + result : result;
}

void paragraph(std::string& out, std::string_view text) {
    out += fmt::format(".PP\n{}\n", roff(text));
}

/// "-o, --output FILE", the words bold and the value in italics.
std::string tag(const OptionHelp& option) {
    if (option.positional) return fmt::format(".I {}", roff(option.words));
    std::string words = option.words;
    if (const auto comma = words.find(','); comma != std::string::npos)
        words.insert(comma + 1, " ");
    return option.takes_value ? fmt::format(".BI \"{} \" value", roff(words))
                              : fmt::format(".B \"{}\"", roff(words));
}

std::string synopsis(const CommandHelp& command) {
    std::string result = fmt::format(".B {}\n", roff(command.name));
    bool others = false;
    for (const OptionHelp& one : command.options) {
        others = others || (!one.positional && !one.required);
        if (!one.required) continue;
        result += one.positional ? fmt::format(".I {}\n", roff(one.words)) : tag(one) + '\n';
    }
    for (const OptionHelp& one : command.options) {
        if (one.positional && !one.required) result += fmt::format(".RI [ {} ]\n", roff(one.words));
    }
    if (others) result += ".RI [ options ]\n";
    return result;
}

void options(std::string& out, const CommandHelp& command) {
    for (const OptionHelp& one : command.options)
        out += fmt::format(".TP\n{}\n{}\n", tag(one), roff(one.meaning + '.'));
}

}  // namespace

std::string manual_page(std::span<const CommandHelp> commands, std::string_view version) {
    // No day stands in it: the same sources make the same page.
    std::string out = fmt::format(".TH GOVMAP 1 \"\" \"govmap {}\" \"User Commands\"\n", version);
    const CommandHelp& program = commands.front();
    const auto rest = commands.subspan(1);
    out += ".SH NAME\ngovmap \\- maps, checks and draws who answers to whom\n.SH SYNOPSIS\n";
    for (const CommandHelp& command : rest) {
        if (&command != &rest.front()) out += ".br\n";
        out += synopsis(command);
    }
    out += ".SH DESCRIPTION\n" + roff(program.meaning) + '\n';
    paragraph(
        out,
        "A model is plain text: a YAML file, or a folder of them. What is not written down is "
        "not recorded, never missing; and the guidance is guidance, not law.");
    out += ".SH OPTIONS\n";
    options(out, program);
    out += ".SH COMMANDS\n";
    for (const CommandHelp& command : rest) {
        out += fmt::format(".SS \"{}\"\n{}\n", roff(command.name), roff(command.meaning + '.'));
        options(out, command);
    }
    out += ".SH EXIT STATUS\n" + roff(exit_codes()) + '\n';
    out += ".SH ENVIRONMENT\n";
    for (const auto& [name, meaning] :
         {std::pair("COLUMNS", "The width of the text, from 40 columns on."),
          std::pair("NO_COLOR",
                    "If set, nothing is coloured; nor is it where the output is no "
                    "terminal.")})
        out += fmt::format(".TP\n.B {}\n{}\n", name, meaning);
    return out;
}

}  // namespace govmap
