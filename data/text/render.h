// SPDX-License-Identifier: MIT
#pragma once

/// A Text written out in a language.

#include <string>

#include "data/text/language.h"
#include "model/text.h"

namespace peerplan {

/// The text's template in the language, its arguments put in as people write them (number.h):
/// UTF-8.
/// `{name}` is the argument of that name; `{name|user|users}` the alternative that the number
/// `name` takes; `{{` a brace. What names no argument stays as it is, so that a slip shows. Nothing
/// is escaped: who writes HTML or to a terminal does that to the result.
std::string render(const Text& text, const Language& language);

/// The same for what stands alone, as a head of a table or a finding: a Latin letter that its
/// template begins with is a capital. A name that it begins with stays as it is written.
std::string renderSentence(const Text& text, const Language& language);

/// One argument, as render puts it in.
std::string renderArgument(const Text::Argument& argument, const Language& language);

}  // namespace peerplan
