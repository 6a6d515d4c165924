// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/location.h"

#include <algorithm>

namespace peerplan {
namespace {

std::vector<std::string> suffixesOf(const std::string& text) {
    std::vector<std::string> out;
    std::string word;
    for (const char c : text) {
        if (c != ',' && c != ' ' && c != ';') {
            word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            continue;
        }
        if (!word.empty()) out.push_back(std::move(word));
        word.clear();
    }
    if (!word.empty() || out.empty()) out.push_back(std::move(word));
    return out;
}

bool matches(const LocationKeys& here, const LocationKeys& cached, CacheMatch match) {
    if (here.empty()) return false;
    if (match == CacheMatch::Complete) return here == cached;
    return std::any_of(here.begin(), here.end(), [&](const std::string& key) {
        return std::binary_search(cached.begin(), cached.end(), key);
    });
}

}  // namespace

LocationKeys locationKeys(const Dns& dns) {
    LocationKeys keys;
    for (const std::string& suffix : suffixesOf(dns.suffix)) {
        for (const std::string& resolver : dns.resolvers) {
            std::string key = suffix;
            key += '|';
            key += resolver;
            keys.push_back(std::move(key));
        }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

const CacheEntry* LocationCache::find(const LocationKeys& keys, Duration now,
                                      const OgsOptions& options) {
    std::erase_if(m_entries, [&](const CacheEntry& entry) {
        return now.asMs() - entry.firstCached.asMs() >= options.cacheLife.asMs();
    });
    const CacheEntry* newest = nullptr;
    for (const CacheEntry& entry : m_entries) {
        if (!matches(keys, entry.keys, options.cacheMatch)) continue;
        if (newest == nullptr || entry.firstCached >= newest->firstCached) newest = &entry;
    }
    return newest;
}

void LocationCache::store(CacheEntry entry) {
    m_entries.push_back(std::move(entry));
}

}  // namespace peerplan
