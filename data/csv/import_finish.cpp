// SPDX-License-Identifier: MIT
#include "data/csv/import_finish.h"

#include <utility>

#include "model/component_ref.h"
#include "model/fields/scalar.h"
#include "model/fields/spelling.h"
#include "model/fields/tables.h"

namespace peerplan {
namespace {

using Role = ImportColumn::Role;

void missing(Diagnostics& diagnostics, Text what) {
    Diagnostic diagnostic;
    diagnostic.line = 1;
    diagnostic.column = 1;
    diagnostic.message = tr("A column is missing.");
    diagnostic.expected = std::move(what);
    diagnostics.push_back(std::move(diagnostic));
}

void assumed(Diagnostics& diagnostics, Text what) {
    Diagnostic diagnostic;
    diagnostic.severity = Severity::Note;
    diagnostic.line = 1;
    diagnostic.column = 1;
    diagnostic.message = std::move(what);
    diagnostics.push_back(std::move(diagnostic));
}

/// Whether a required field needs no column of its own.
bool isCovered(ImportKind kind, const Field& field, const RowReader& reader) {
    if (field.key == "id") return true;
    switch (kind) {
        case ImportKind::Sites:
            return field.key == "kind";
        case ImportKind::Circuits:
            return field.key == "peerings" || field.key == "connections";
        case ImportKind::Internet:
            return (field.key == "mbps_down" || field.key == "mbps_up") &&
                   reader.has(Role::BothWays);
        default:
            return false;
    }
}

std::string join(std::string_view a, std::string_view b) {
    std::string out(a);
    out += '-';
    out += b;
    return out;
}

void require(const FinishContext& context, bool there, const Field* field, Text message) {
    if (!there) context.faults.push_back(context.reader.at(context.row, field, std::move(message)));
}

/// Required fields that have a column and an empty cell.
void checkRequired(const RecordType& type, const FinishContext& context) {
    for (const Field& field : type.fields) {
        if (field.isRequired && context.reader.has(&field) &&
            !context.extras.set.contains(&field) && field.key != "id" && field.key != "kind" &&
            field.key != "peerings" &&
            !(context.extras.bothWays && field.kind == FieldKind::Quantity)) {
            Diagnostic fault =
                context.reader.at(context.row, &field, tr("This cell must not be empty."));
            fault.expected = expectedFor(field);
            context.faults.push_back(std::move(fault));
        }
    }
}

void findCity(Site& site, const FinishContext& context) {
    if (site.lat && site.lon) return;
    const std::string wanted = slug(site.city);
    NearestSpelling nearest(site.city);
    if (!site.lat && !site.lon && !site.city.empty()) {
        for (const CityPlace& city : context.options.cities) {
            // A name in another script has no slug; it is compared as it stands.
            if (wanted.empty() ? city.name == site.city : slug(city.name) == wanted) {
                site.lat = city.lat;
                site.lon = city.lon;
                return;
            }
            nearest.offer(city.name);
        }
    }
    Diagnostic note = context.reader.at(
        context.row, recordType<Site>().find("city"),
        site.city.empty()
            ? Text(tr("{site} has no coordinates."), {{"site", site.label()}})
            : Text(tr("{site} has no coordinates, and its city is not in the catalogue."),
                   {{"site", site.label()}}));
    note.severity = Severity::Note;
    note.suggestion = nearest.best();
    context.notes.push_back(std::move(note));
}

}  // namespace

void checkColumns(ImportKind kind, const RowReader& reader, const ImportOptions& options,
                  Diagnostics& diagnostics) {
    const RecordType& type = importedType(kind);
    const auto has = [&](const char* key) { return reader.has(type.find(key)); };
    for (const Field& field : type.fields) {
        if (!field.isRequired || isCovered(kind, field, reader) || reader.has(&field)) continue;
        missing(diagnostics, {tr("{column}"), {{"column", std::string(field.key)}}});
    }
    switch (kind) {
        case ImportKind::Sites: {
            if (!has("id") && !has("name")) missing(diagnostics, tr("name or id"));
            if (!has("kind")) assumed(diagnostics, tr("No column says the kind: all are offices."));
            bool bare = false;
            for (const ImportColumn& column : reader.columns()) {
                bare = bare || (column.role == Role::Users && column.persona.empty());
            }
            if (bare && !reader.has(Role::Persona) && options.persona.empty()) {
                missing(diagnostics, tr("persona, or columns such as users: office-worker"));
            }
            break;
        }
        case ImportKind::Links:
            if (!has("to") && !has("network")) missing(diagnostics, tr("to or network"));
            break;
        case ImportKind::Circuits:
            if (!reader.has(Role::BothSites) && !reader.has(Role::PrimarySite)) {
                missing(diagnostics, tr("primary_site and secondary_site, or site"));
            }
            if (!has("peerings")) {
                assumed(diagnostics, tr("No column says the peerings: all are microsoft."));
            }
            break;
        case ImportKind::Internet:
            break;
        case ImportKind::Measurements:
            if (!has("site") && !has("element")) missing(diagnostics, tr("site or element"));
            break;
        case ImportKind::Series:
            if (!has("site") && !has("element")) missing(diagnostics, tr("site or element"));
            if (!reader.has(Role::Time)) missing(diagnostics, tr("time"));
            break;
    }
    // A rate whose unit nobody states is read as the plan's own.
    for (const ImportColumn& column : reader.columns()) {
        if (column.role == Role::Unread || column.field == nullptr || column.unit != nullptr ||
            column.field->kind != FieldKind::Quantity || column.field->unit.symbol.empty()) {
            continue;
        }
        assumed(diagnostics,
                {tr("The column {column} states no unit: {unit} where cells do not."),
                 {{"column", column.header}, {"unit", std::string(column.field->unit.symbol)}}});
    }
}

std::string madeId(const Site& site) {
    return slug(site.name);
}

std::string madeId(const Link& link) {
    if (!link.name.empty()) return slug(link.name);
    if (link.from.empty()) return {};
    return join(link.from.id, link.to.empty() ? link.network.id : link.to.id);
}

std::string madeId(const Circuit& circuit) {
    return circuit.name.empty() ? join("er", slug(circuit.peeringLocation)) : slug(circuit.name);
}

std::string madeId(const InternetEgress& egress) {
    if (!egress.name.empty()) return slug(egress.name);
    if (egress.site.empty() || egress.isp.empty()) return {};
    return join(egress.site.id, egress.isp);
}

std::string madeId(const Measurement& measurement) {
    if (!measurement.name.empty()) return slug(measurement.name);
    if (!measurement.element.empty()) return slug(measurement.element);
    if (measurement.service.empty()) return measurement.site.id;
    return measurement.site.empty() ? measurement.service.id
                                    : join(measurement.site.id, measurement.service.id);
}

void finish(Site& site, const FinishContext& context) {
    checkRequired(recordType<Site>(), context);
    if (context.extras.hasUsers) {
        site.users.clear();
        for (const auto& [column, count] : context.extras.users) {
            std::string persona = column;
            if (persona.empty()) persona = context.extras.persona;
            if (persona.empty()) persona = context.options.persona;
            const auto known = context.names.find("personas", persona);
            if (!known) {
                Diagnostic fault = context.reader.at(
                    context.row, nullptr,
                    persona.empty()
                        ? Text(tr("The users of this row have no persona."))
                        : Text(tr("There is no persona {persona}."), {{"persona", persona}}));
                fault.suggestion = context.names.nearest("personas", persona);
                context.faults.push_back(std::move(fault));
            } else if (count > 0) {
                site.users.push_back({*known, Headcount::of(count)});
            }
        }
    }
    findCity(site, context);
}

void finish(Link& link, const FinishContext& context) {
    checkRequired(recordType<Link>(), context);
    const Field* to = recordType<Link>().find("to");
    require(context, link.to.empty() != link.network.empty(), to,
            tr("A link ends at a site or at a network: one of the two, and only one."));
    require(context, link.from.empty() || link.from != link.to, to,
            tr("The link ends where it begins."));
}

void finish(Circuit& circuit, const FinishContext& context) {
    checkRequired(recordType<Circuit>(), context);
    const RowExtras& extras = context.extras;
    if (circuit.peerings.empty()) circuit.peerings = {Peering::Microsoft};
    const std::string& primary = extras.primarySite.empty() ? extras.bothSites : extras.primarySite;
    const std::string& secondary =
        extras.secondarySite.empty() ? extras.bothSites : extras.secondarySite;
    if (!primary.empty() || !secondary.empty()) circuit.connections.clear();
    const auto add = [&](ConnectionRole role, const std::string& site, const std::string& device) {
        if (site.empty()) return;
        Connection& connection = circuit.connections.emplace_back();
        connection.role = role;
        connection.site = site;
        connection.device = device;
    };
    add(ConnectionRole::Primary, primary, extras.primaryDevice);
    add(ConnectionRole::Secondary, secondary, extras.secondaryDevice);
    require(context, !circuit.connections.empty(), nullptr,
            tr("The row names no site that the circuit ends at."));
}

void finish(InternetEgress& egress, const FinishContext& context) {
    checkRequired(recordType<InternetEgress>(), context);
    if (context.extras.bothWays) {
        const RecordType& type = recordType<InternetEgress>();
        if (!context.extras.set.contains(type.find("mbps_down"))) {
            egress.down = *context.extras.bothWays;
        }
        if (!context.extras.set.contains(type.find("mbps_up"))) {
            egress.up = *context.extras.bothWays;
        }
    } else if (context.reader.has(Role::BothWays)) {
        require(context, egress.down > Bandwidth() && egress.up > Bandwidth(), nullptr,
                tr("The row states no capacity."));
    }
}

void finish(Measurement& measurement, const FinishContext& context) {
    checkRequired(recordType<Measurement>(), context);
    require(context, !measurement.site.empty() || !measurement.element.empty() || measurement.pilot,
            nullptr, tr("The row says neither which site nor which element was measured."));
    if (measurement.element.empty()) return;
    const std::size_t slash = measurement.element.find('/');
    const std::string kind = measurement.element.substr(0, slash);
    const std::string_view list = kind == "circuit"    ? "circuits"
                                  : kind == "internet" ? "internet"
                                  : kind == "link"     ? "links"
                                                       : "";
    const std::string_view id = std::string_view(measurement.element).substr(slash + 1);
    const Field* field = recordType<Measurement>().find("element");
    if (list.empty() || !context.names.find(list, id)) {
        Diagnostic fault = context.reader.at(
            context.row, field, tr("The plan has no such circuit, Internet egress or link."));
        if (!list.empty()) fault.suggestion = context.names.nearest(list, id);
        context.faults.push_back(std::move(fault));
    }
}

}  // namespace peerplan
