#pragma once

#include <span>
#include <string>
#include <string_view>

#include "check/filled_document.hpp"

namespace govmap {

/// One format of a filled-in document. The table is walked by the command line, its help and the
/// tests.
struct DocumentFormat {
    const char* word;
    const char* meaning;
    std::string (*write)(const FilledDocument&);
};

std::span<const DocumentFormat> document_formats();
const DocumentFormat* document_format(std::string_view word);

/// For people: headings, tables and what is still to be written; pastes well into a word processor.
std::string document_markdown(const FilledDocument& document);
/// For programs: the whole record.
std::string document_json(const FilledDocument& document);
/// For spreadsheets (RFC 4180, UTF-8 with a byte order mark): a document that is one table as that
/// table, any other one line a value. Nothing in it begins like a formula.
std::string document_csv(const FilledDocument& document);

/// "settled", "not settled", "not recorded"; empty where it is not asked.
const char* settled_in_words(Settled settled);
/// "said", "none", "not recorded", "by hand", "": in JSON and CSV.
const char* kind_in_words(CellKind kind);

}  // namespace govmap
