#pragma once

#include <string>
#include <vector>

#include "write/comparison.hpp"

// The decision note on footprints, part by part.

namespace govmap {

/// What the parts of the note share.
struct NotePage {
    const ComparisonPage& page;
    const footprints::Options& options;
    const footprints::Comparison& found;

    explicit NotePage(const ComparisonPage& of)
        : page(of), options(of.options), found(of.comparison) {}

    [[nodiscard]] std::size_t count() const { return options.options.size(); }
    /// "B (Along the boards)".
    [[nodiscard]] std::string called(std::size_t option) const;
    /// The options that none beats.
    [[nodiscard]] std::vector<std::size_t> unbeaten() const;
    /// A table with a column for every option.
    [[nodiscard]] NoteTable by_option(std::string caption, std::string heading) const;
};

/// In brief; what is asked and what for; the options, with their maps and what is on record.
void add_question(Note& note, const NotePage& page);
/// What they are set against each other on; the figures; which none beats; weights.
void add_figures(Note& note, const NotePage& page);
/// Who gains and loses alignment; rules; how many partnerships each meets, and meetings.
void add_effects(Note& note, const NotePage& page);
/// What each partnership of the options told of holds and meets.
void add_partnerships(Note& note, const NotePage& page);
/// Risks; what is not known; where the facts are from.
void add_risks(Note& note, const NotePage& page);

/// "A, B and C".
std::string option_letters(const std::vector<std::size_t>& some);

/// The text as a sentence.
std::string sentence(std::string text);

}  // namespace govmap
