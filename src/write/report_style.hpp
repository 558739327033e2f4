#pragma once

namespace govmap {

/// The style sheet of the page that `report_html` makes, for the screen and for A4. It has none of
/// the signs < > &, which XML would escape and HTML would not read back.
extern const char* const report_style;

}  // namespace govmap
