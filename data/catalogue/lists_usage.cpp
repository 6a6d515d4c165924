// SPDX-License-Identifier: MIT
#include <array>
#include <cstddef>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "data/catalogue/list_declarations.h"
#include "data/catalogue/typed_list.h"

namespace peerplan::catalogue {

namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

template <std::size_t Hour>
constexpr CsvColumn<DiurnalProfile> hourColumn(std::string_view name) {
    CsvColumn<DiurnalProfile> made;
    made.name = name;
    made.kind = CsvKind::Number;
    made.read = [](std::string_view cell, DiurnalProfile& row) {
        return readCell(cell, row.weights[Hour]);
    };
    made.write = [](const DiurnalProfile& row) { return writeCell(row.weights[Hour]); };
    made.number = [](const DiurnalProfile& row) { return row.weights[Hour]; };
    return made.within(0, unbounded).must();
}

constexpr std::array<std::string_view, 24> hourNames = {
    "h00", "h01", "h02", "h03", "h04", "h05", "h06", "h07", "h08", "h09", "h10", "h11",
    "h12", "h13", "h14", "h15", "h16", "h17", "h18", "h19", "h20", "h21", "h22", "h23"};

template <std::size_t... Hours>
std::vector<CsvColumn<DiurnalProfile>> hourColumnsOf(std::index_sequence<Hours...>) {
    return {column<DiurnalProfile, &DiurnalProfile::id>("id").asKey(),
            hourColumn<Hours>(hourNames[Hours])...};
}

std::vector<CsvColumn<DiurnalProfile>> hourColumns() {
    return hourColumnsOf(std::make_index_sequence<24>{});
}

}  // namespace

const List& serviceDefaultsList() {
    static const TypedList<ServiceDefault> list(
        "services", "services.csv", &Catalogue::serviceDefaults,
        {column<ServiceDefault, &ServiceDefault::service, &Service::id>("id").asKey(),
         column<ServiceDefault, &ServiceDefault::service, &Service::name>("name"),
         column<ServiceDefault, &ServiceDefault::kind>("kind").must(),
         column<ServiceDefault, &ServiceDefault::service, &Service::trafficClass>("class").must(),
         column<ServiceDefault, &ServiceDefault::expressRoute>("expressroute").must(),
         column<ServiceDefault, &ServiceDefault::service, &Service::community>("community"),
         column<ServiceDefault, &ServiceDefault::service, &Service::internetShare>("internet_share")
             .within(0, 1)
             .must(),
         column<ServiceDefault, &ServiceDefault::service, &Service::needs>("needs")});
    return list;
}

const List& personaUsesList() {
    static const TypedList<PersonaUse> list(
        "personas", "personas.csv", &Catalogue::personaUses,
        {column<PersonaUse, &PersonaUse::persona>("persona").asKey(),
         column<PersonaUse, &PersonaUse::personaName>("persona_name"),
         column<PersonaUse, &PersonaUse::application, &Application::name>("application").asKey(),
         column<PersonaUse, &PersonaUse::application, &Application::service>("service").must(),
         column<PersonaUse, &PersonaUse::application, &Application::up>("up_kbps")
             .in("kbps")
             .within(0, 100000000)
             .must(),
         column<PersonaUse, &PersonaUse::application, &Application::down>("down_kbps")
             .in("kbps")
             .within(0, 100000000)
             .must(),
         column<PersonaUse, &PersonaUse::application, &Application::concurrency>("active_share")
             .within(0, 1)
             .must(),
         column<PersonaUse, &PersonaUse::application, &Application::diurnal>("diurnal"),
         column<PersonaUse, &PersonaUse::application, &Application::peerShare>("peer_share")
             .within(0, 1),
         column<PersonaUse, &PersonaUse::application, &Application::trafficClass>("class"),
         column<PersonaUse, &PersonaUse::profile>("profile"),
         column<PersonaUse, &PersonaUse::shareSource>("share_source")});
    return list;
}

const List& bandwidthProfilesList() {
    static const TypedList<BandwidthProfile> list(
        "bandwidth-profiles", "bandwidth_profiles.csv", &Catalogue::bandwidthProfiles,
        {column<BandwidthProfile, &BandwidthProfile::application>("application").asKey(),
         column<BandwidthProfile, &BandwidthProfile::profile>("profile").asKey(),
         column<BandwidthProfile, &BandwidthProfile::upKbps>("up_kbps").in("kbps").within(
             0, unbounded),
         column<BandwidthProfile, &BandwidthProfile::downKbps>("down_kbps")
             .in("kbps")
             .within(0, unbounded),
         column<BandwidthProfile, &BandwidthProfile::totalKbps>("total_kbps")
             .in("kbps")
             .within(0, unbounded),
         column<BandwidthProfile, &BandwidthProfile::concurrency>("concurrency").within(0, 1)});
    return list;
}

const List& concurrencyFiguresList() {
    static const TypedList<ConcurrencyFigure> list(
        "concurrency-figures", "concurrency_figures.csv", &Catalogue::concurrencyFigures,
        {column<ConcurrencyFigure, &ConcurrencyFigure::modality>("modality").asKey(),
         column<ConcurrencyFigure, &ConcurrencyFigure::profile>("profile").asKey(),
         column<ConcurrencyFigure, &ConcurrencyFigure::users>("users").within(1, unbounded),
         column<ConcurrencyFigure, &ConcurrencyFigure::concurrency>("concurrency").within(0, 1)});
    return list;
}

const List& exchangeVolumesList() {
    static const TypedList<ExchangeVolume> list(
        "exchange-volumes", "exchange_volumes.csv", &Catalogue::exchangeVolumes,
        {column<ExchangeVolume, &ExchangeVolume::client>("client").asKey(),
         column<ExchangeVolume, &ExchangeVolume::profile>("profile").asKey(),
         column<ExchangeVolume, &ExchangeVolume::sendingKbPerDay>("sending_kb_per_day")
             .in("KB/day")
             .within(0, unbounded)
             .must(),
         column<ExchangeVolume, &ExchangeVolume::receivingKbPerDay>("receiving_kb_per_day")
             .in("KB/day")
             .within(0, unbounded)
             .must()});
    return list;
}

const List& diurnalProfilesList() {
    static const TypedList<DiurnalProfile> list("diurnal-profiles", "diurnal_profiles.csv",
                                                &Catalogue::diurnalProfiles, hourColumns());
    return list;
}

const List& capacityRulesList() {
    static const TypedList<CapacityRule> list(
        "capacity-rules", "capacity_rules.csv", &Catalogue::capacityRules,
        {column<CapacityRule, &CapacityRule::id>("id").asKey(),
         column<CapacityRule, &CapacityRule::value>("value"),
         column<CapacityRule, &CapacityRule::meaning>("meaning").must()});
    return list;
}

const List& sizingCaseList() {
    static const TypedList<SizingCaseRow> list(
        "sizing-case", "sizing_case.csv", &Catalogue::sizingCase,
        {column<SizingCaseRow, &SizingCaseRow::siteClass>("site_class").asKey(),
         column<SizingCaseRow, &SizingCaseRow::sites>("sites").within(0, unbounded).must(),
         column<SizingCaseRow, &SizingCaseRow::usersPerSite>("users_per_site")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::sipKbps>("sip_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::peerAudioKbps>("peer_audio_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::peerVideoKbps>("peer_video_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::audioConferenceKbps>("audio_conference_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::videoConferenceKbps>("video_conference_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::shareKbps>("share_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::pstnKbps>("pstn_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::siteKbps>("site_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::printedTotalKbps>("printed_total_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::correctedTotalKbps>("corrected_total_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::bestEffortKbps>("best_effort_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::dataKbps>("data_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::af41Kbps>("af41_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must(),
         column<SizingCaseRow, &SizingCaseRow::efKbps>("ef_kbps")
             .in("kbps")
             .within(0, unbounded)
             .must()});
    return list;
}

}  // namespace peerplan::catalogue
