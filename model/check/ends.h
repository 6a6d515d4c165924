// SPDX-License-Identifier: MIT
#pragma once

/// Rules that links and connections share: what may stand at one of their ends.

#include <functional>
#include <string>
#include <string_view>

#include "model/check/context.h"

namespace peerplan::check {

/// A PoP is named exactly where the network names its PoPs (rule W3). `pointer` gives the place of
/// a key of the object that ends there.
void expectPop(Context& context, const Ref<Network>& network, const std::string& pop,
               const std::function<std::string(std::string_view)>& pointer);

/// A device stands at the site where what names it ends.
void expectDeviceAt(Context& context, const Ref<Device>& device, const Ref<Site>& site,
                    std::string pointer);

/// Public or private prefixes as `203.0.113.0/24` or `2001:db8::/32`; a lone address is one too.
void expectPrefix(Context& context, const std::string& text, std::string pointer);

}  // namespace peerplan::check
