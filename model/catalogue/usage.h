// SPDX-License-Identifier: MIT
#pragma once

/// What users do, in figures: bandwidth per application, how many use it at once, and when.

#include <array>
#include <optional>
#include <string>

#include "model/catalogue/provenance.h"

namespace peerplan {

/// Published bandwidth of one application under one named profile, per active user.
/// `total` is given where a source does not split the directions; up and down are then empty.
struct BandwidthProfile {
    std::string application;
    std::string profile;
    std::optional<double> upKbps;
    std::optional<double> downKbps;
    std::optional<double> totalKbps;
    std::optional<double> concurrency;  ///< share of users active at once, where the source says
    Provenance provenance;
};

/// Published share of users who do a thing at the same time.
struct ConcurrencyFigure {
    std::string modality;
    std::string profile;
    std::optional<int> users;
    std::optional<double> concurrency;  ///< empty: sources publish none
    Provenance provenance;
};

/// KB per user and day of an Exchange client, from which the busy-hour kbps are computed.
struct ExchangeVolume {
    std::string client;
    std::string profile;
    double sendingKbPerDay = 0;
    double receivingKbPerDay = 0;
    Provenance provenance;
};

/// Weights of the 24 local hours of a business day; only their ratios matter.
struct DiurnalProfile {
    std::string id;
    std::array<double, 24> weights{};
    Provenance provenance;
};

/// A single figure that rules of capacity use: thresholds, shares, growth.
struct CapacityRule {
    std::string id;
    std::optional<double> value;
    std::string meaning;
    Provenance provenance;
};

/// Microsoft's published ExpressRoute sizing case, one class of site per row.
struct SizingCaseRow {
    std::string siteClass;
    int sites = 0;
    int usersPerSite = 0;
    double sipKbps = 0;
    double peerAudioKbps = 0;
    double peerVideoKbps = 0;
    double audioConferenceKbps = 0;
    double videoConferenceKbps = 0;
    double shareKbps = 0;
    double pstnKbps = 0;
    double siteKbps = 0;
    double printedTotalKbps = 0;
    double correctedTotalKbps = 0;
    double bestEffortKbps = 0;
    double dataKbps = 0;
    double af41Kbps = 0;
    double efKbps = 0;
    Provenance provenance;
};

}  // namespace peerplan
