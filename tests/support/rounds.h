// SPDX-License-Identifier: MIT
#pragma once

/// How often a test compares random inputs with an oracle.

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PEERPLAN_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define PEERPLAN_SANITIZED 1
#endif
#endif

namespace peerplan::tests {

/// Whether a sanitizer watches, under which everything takes ten times as long.
#ifdef PEERPLAN_SANITIZED
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

/// `usual`, or a fifth of it under a sanitizer: it looks for misuse of memory and not for wrong
/// figures, and a plain run compares them all.
template <class Count>
constexpr Count rounds(Count usual) {
    return sanitized ? (usual + 4) / 5 : usual;
}

}  // namespace peerplan::tests
