#include "draw/measure.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace govmap {
namespace {

// Advance widths of Arial in thousandths of the font size, from the space to the tilde.
constexpr std::array<int, 95> widths = {278,  278, 355, 556, 556, 889, 667, 191, 333,
                                        333,  389, 584, 278, 333, 278, 278,  //  !"#$%&'()*+,-./
                                        556,  556, 556, 556, 556, 556, 556, 556, 556,
                                        556,  278, 278, 584, 584, 584, 556,  // 0-9:;<=>?
                                        1015, 667, 667, 722, 722, 667, 611, 778, 722,
                                        278,  500, 667, 556, 833, 722, 778,  // @A-O
                                        667,  778, 722, 667, 611, 722, 667, 944, 667,
                                        667,  611, 278, 278, 278, 469, 556,  // P-Z[\]^_
                                        333,  556, 556, 500, 556, 556, 278, 556, 556,
                                        222,  222, 500, 222, 833, 556, 556,  // `a-o
                                        556,  556, 333, 500, 278, 556, 500, 722, 500,
                                        500,  500, 334, 260, 334, 584};  // p-z{|}~

// Bold letters are wider by about this much over a line of ordinary English.
constexpr double bold_factor = 1.07;

double letter_width(std::string_view letter) {
    const auto byte = static_cast<unsigned char>(letter[0]);
    if (byte >= 0x20 && byte < 0x7F) return widths.at(byte - 0x20U) / 1000.0;
    const std::size_t columns = display_width(letter);
    return columns == 0 ? 0.0 : columns == 1 ? 0.65 : 1.0;
}

// The pieces of a word that is wider than a line. A letter that is wider still stands alone.
std::vector<std::string> broken_word(std::string_view word, double width, double size, bool bold) {
    std::vector<std::string> pieces(1);
    double used = 0;
    for (const std::string_view letter : code_points(word)) {
        const double more = letter_width(letter) * size * (bold ? bold_factor : 1.0);
        if (used + more > width && !pieces.back().empty()) {
            pieces.emplace_back();
            used = 0;
        }
        pieces.back() += letter;
        used += more;
    }
    return pieces;
}

}  // namespace

double text_width(std::string_view text, double size, bool bold) {
    double sum = 0;
    for (const std::string_view letter : code_points(text)) sum += letter_width(letter);
    return sum * size * (bold ? bold_factor : 1.0);
}

std::vector<std::string> fit_lines(std::string_view text, double width, double size, bool bold) {
    const double space = text_width(" ", size, bold);
    std::vector<std::string> lines(1);
    double used = 0;
    const auto put = [&](const std::string& piece, double wide) {
        if (!lines.back().empty() && used + space + wide > width) {
            lines.emplace_back();
            used = 0;
        }
        if (!lines.back().empty()) {
            lines.back() += ' ';
            used += space;
        }
        lines.back() += piece;
        used += wide;
    };
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = text.find_first_not_of(" \n\r\t", at);
        if (begin == std::string_view::npos) break;
        at = std::min(text.find_first_of(" \n\r\t", begin), text.size());
        const std::string word = visible(text.substr(begin, at - begin));
        const double wide = text_width(word, size, bold);
        if (wide <= width) {
            put(word, wide);
            continue;
        }
        const std::vector<std::string> pieces = broken_word(word, width, size, bold);
        for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
            if (piece > 0) {  // the pieces of one word are not parted by spaces
                lines.emplace_back();
                used = 0;
            }
            put(pieces[piece], text_width(pieces[piece], size, bold));
        }
    }
    return lines;
}

}  // namespace govmap
