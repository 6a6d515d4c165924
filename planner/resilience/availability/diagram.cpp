// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/diagram.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>

namespace peerplan::uptime {
namespace {

// Where a state can go besides another state.
constexpr std::uint32_t success = 0xffff'ffff;
constexpr std::uint32_t failure = 0xffff'fffe;
constexpr std::uint32_t givenUp = 0xffff'fffd;
constexpr std::uint32_t elsewhere = 0xffff'fffc;
constexpr std::uint32_t absent = 0xffff'fffb;

// A key at its longest: whole, attachments, open variables; part and labels of each place.
constexpr std::size_t mostKeyWords = 3 + (Script::mostPlaces + 7) / 8 + Script::mostPlaces;

// In a key the sources' labels, which are the highest, come first, so that most fit into a byte.
Labels packed(Labels labels) {
    return std::rotl(labels, 64 - mostLabels);
}
Labels unpacked(Labels labels) {
    return std::rotr(labels, 64 - mostLabels);
}

}  // namespace

bool SlotEvent::holds(std::uint64_t up) const {
    if ((up & all) != all) return false;
    for (const Need& clause : clauses) {
        std::uint32_t count = 0;
        for (const std::uint64_t literal : clause.literals) {
            if ((up & literal) == literal) ++count;
        }
        if (count < clause.need) return false;
    }
    return true;
}

/// One state, unpacked: which part of the network each place of the frontier is in (from 1; 0 is
/// no place), and the labels of each part.
struct Diagram::Work {
    Labels whole = 0;
    std::uint64_t attachments = 0;
    std::uint64_t open = 0;
    std::uint8_t part[Script::mostPlaces] = {};
    Labels labels[Script::mostPlaces + 1] = {};
    std::uint8_t parts = 0;
};

/// The states of one step, each once.
class Diagram::Table {
  public:
    void clear(std::size_t stride) {
        m_stride = stride;
        m_keys.clear();
        m_probability.clear();
        if (m_slots.size() < 64) m_slots.resize(64);
        std::fill(m_slots.begin(), m_slots.end(), absent);
    }
    std::size_t size() const { return m_probability.size(); }
    const std::uint64_t* key(std::size_t i) const { return m_keys.data() + i * m_stride; }
    std::vector<double>& probability() { return m_probability; }

    std::uint32_t find(const std::uint64_t* key) {
        if ((size() + 1) * 2 > m_slots.size()) grow();
        std::size_t at = hash(key) & (m_slots.size() - 1);
        while (m_slots[at] != absent) {
            if (std::memcmp(this->key(m_slots[at]), key, m_stride * 8) == 0) return m_slots[at];
            at = (at + 1) & (m_slots.size() - 1);
        }
        const auto id = static_cast<std::uint32_t>(size());
        m_slots[at] = id;
        m_keys.insert(m_keys.end(), key, key + m_stride);
        m_probability.push_back(0);
        return id;
    }

    /// Keeps the states that `newId` numbers, in order.
    void keep(const std::vector<std::uint32_t>& newId) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < newId.size(); ++i) {
            if (newId[i] == givenUp) continue;
            std::copy_n(key(i), m_stride, m_keys.data() + kept * m_stride);
            m_probability[kept++] = m_probability[i];
        }
        m_keys.resize(kept * m_stride);
        m_probability.resize(kept);
    }

  private:
    std::uint64_t hash(const std::uint64_t* key) const {
        std::uint64_t h = 0x9e37'79b9'7f4a'7c15ULL;
        for (std::size_t i = 0; i < m_stride; ++i) {
            h = (h ^ key[i]) * 0xff51'afd7'ed55'8ccdULL;
            h ^= h >> 32;
        }
        return h;
    }
    void grow() {
        m_slots.assign(m_slots.size() * 2, absent);
        for (std::uint32_t i = 0; i < size(); ++i) {
            std::size_t at = hash(key(i)) & (m_slots.size() - 1);
            while (m_slots[at] != absent) at = (at + 1) & (m_slots.size() - 1);
            m_slots[at] = i;
        }
    }
    std::size_t m_stride = 0;
    std::vector<std::uint64_t> m_keys;
    std::vector<double> m_probability;
    std::vector<std::uint32_t> m_slots;
};

Diagram::Diagram(const LabelRules& rules, std::size_t mostStates, std::size_t mostNodes)
    : m_rules(rules), m_mostStates(mostStates), m_mostNodes(mostNodes) {}

// What the script's states can have decides how long their keys are.
void Diagram::layOutKeys(const Script& script) {
    m_places = script.places;
    m_keepsAttachments = m_keepsOpen = false;
    Labels all = script.initial;
    for (const Rule& rule : m_rules.parts) all |= rule.gives;
    for (const Rule& rule : m_rules.whole) all |= rule.gives;
    for (const Step& step : script.steps) {
        all |= step.labels;
        m_keepsAttachments |= step.attachments != 0;
        if (step.slot != Step::noSlot) m_keepsOpen |= (step.closes >> step.slot & 1) == 0;
    }
    m_labelBytes = std::max<std::size_t>(1, (std::bit_width(packed(all)) + 7U) / 8U);
    m_headWords = 1U + (m_keepsAttachments ? 1U : 0U) + (m_keepsOpen ? 1U : 0U);
    m_stride = m_headWords + (m_places * (1 + m_labelBytes) + 7) / 8;
}

void Diagram::decode(const std::uint64_t* key, Work& work) const {
    std::size_t word = 0;
    work.whole = key[word++];
    work.attachments = m_keepsAttachments ? key[word++] : 0;
    work.open = m_keepsOpen ? key[word++] : 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(key + m_headWords);
    std::memcpy(work.part, bytes, m_places);
    bytes += m_places;
    work.parts = 0;
    for (std::size_t p = 0; p < m_places; ++p) work.parts = std::max(work.parts, work.part[p]);
    for (std::uint8_t b = 1; b <= work.parts; ++b, bytes += m_labelBytes) {
        Labels labels = 0;
        for (std::size_t i = 0; i < m_labelBytes; ++i) labels |= Labels{bytes[i]} << 8 * i;
        work.labels[b] = unpacked(labels);
    }
}

void Diagram::encode(const Work& work, std::uint64_t* key) const {
    std::memset(key, 0, m_stride * 8);
    std::size_t word = 0;
    key[word++] = work.whole;
    if (m_keepsAttachments) key[word++] = work.attachments;
    if (m_keepsOpen) key[word++] = work.open;
    // Parts are numbered by the first place that they hold.
    std::uint8_t number[Script::mostPlaces + 1] = {};
    std::uint8_t parts = 0;
    auto* renamed = reinterpret_cast<std::uint8_t*>(key + m_headWords);
    std::uint8_t* bytes = renamed + m_places;
    for (std::size_t p = 0; p < m_places; ++p) {
        const std::uint8_t b = work.part[p];
        if (b == 0) continue;
        if (number[b] == 0) {
            number[b] = ++parts;
            const Labels labels = packed(work.labels[b]);
            for (std::size_t i = 0; i < m_labelBytes; ++i) {
                *bytes++ = static_cast<std::uint8_t>(labels >> 8 * i);
            }
        }
        renamed[p] = number[b];
    }
}

// Applies the rules of the labels until nothing changes, forgets what no longer helps, and says
// whether all requirements are met.
bool Diagram::normalise(Work& work) const {
    bool changed = true;
    while (changed) {
        changed = false;
        for (std::uint8_t b = 1; b <= work.parts; ++b) {
            Labels& own = work.labels[b];
            if (own == 0) continue;
            // What is at the source itself is wherever the source is.
            const Labels around = own & allSources ? work.whole : 0;
            for (const Rule& rule : m_rules.parts) {
                if (((own | around) & rule.needed) != rule.needed) continue;
                if ((own & rule.gives) == rule.gives) continue;
                own |= rule.gives;
                changed = true;
            }
            Labels counts = own & m_rules.fromAnywhere;
            if (own & sourceLabel(0)) counts |= own & m_rules.fromSource[0];
            if (own & sourceLabel(1)) counts |= own & m_rules.fromSource[1];
            if (counts & ~work.whole) {
                work.whole |= counts;
                changed = true;
            }
        }
        for (const std::vector<Rule>* rules : {&m_rules.parts, &m_rules.whole}) {
            for (const Rule& rule : *rules) {
                if ((work.whole & rule.needed) != rule.needed) continue;
                if ((work.whole & rule.gives) == rule.gives) continue;
                work.whole |= rule.gives;
                changed = true;
            }
        }
    }
    if ((work.whole & m_rules.goal) == m_rules.goal) return true;
    const Labels met = work.whole & m_rules.goal;
    const auto tidy = [&](Labels labels) {
        Labels rest = labels & ~allSources;
        while (rest != 0) {
            const int label = std::countr_zero(rest);
            rest &= rest - 1;
            if ((m_rules.helps[static_cast<std::size_t>(label)] & ~met) == 0) {
                labels &= ~(Labels{1} << label);
            }
        }
        return labels;
    };
    for (std::uint8_t b = 1; b <= work.parts; ++b) work.labels[b] = tidy(work.labels[b]);
    work.whole = met | tidy(work.whole & ~m_rules.goal);
    return false;
}

std::uint32_t Diagram::settle(Work& work, const Script& script, std::size_t at, Table& next) {
    const Step& step = script.steps[at];
    const bool holds = step.act != Step::Act::Nothing && step.event.holds(work.open);
    // A state is normal as it stands; only what is new can ask for more.
    bool changed = false;
    switch (step.act) {
        case Step::Act::Nothing:
            break;
        case Step::Act::Introduce:
            work.part[step.u] = ++work.parts;
            work.labels[work.parts] = step.labels;
            changed = step.labels != 0;
            break;
        case Step::Act::Edge: {
            const std::uint8_t a = work.part[step.u];
            const std::uint8_t b = work.part[step.v];
            if (!holds || a == b) break;
            for (std::size_t p = 0; p < m_places; ++p) {
                if (work.part[p] == b) work.part[p] = a;
            }
            changed = work.labels[a] != work.labels[b];
            work.labels[a] |= work.labels[b];
            work.labels[b] = 0;
            break;
        }
        case Step::Act::Label:
            if (holds) work.labels[work.part[step.u]] |= step.labels;
            changed = holds;
            break;
        case Step::Act::Global:
            if (holds) {
                work.whole |= step.labels;
                work.attachments |= step.attachments;
            }
            changed = holds && step.labels != 0;
            break;
        case Step::Act::Require:
            if (holds != step.wanted) return elsewhere;
            break;
    }
    if (changed && normalise(work)) return success;
    work.open &= ~step.closes;
    bool source = at < script.lastSource || script.keepsOutcomes || !m_rules.whole.empty();
    for (std::size_t p = 0; p < m_places; ++p) {
        if (step.forgets >> p & 1) work.part[p] = 0;
        if (work.part[p] != 0 && (work.labels[work.part[p]] & allSources) != 0) source = true;
    }
    if (!source) return failure;
    std::uint64_t key[mostKeyWords];
    encode(work, key);
    return next.find(key);
}

void Diagram::capLayer(Layer& from, Table& next, std::vector<double>& probability,
                       std::size_t room) {
    std::vector<std::uint32_t> order(next.size());
    std::iota(order.begin(), order.end(), 0U);
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(room), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) {
                         return probability[a] != probability[b] ? probability[a] > probability[b]
                                                                 : a < b;
                     });
    std::vector<std::uint32_t> newId(next.size(), 0);
    for (std::size_t i = room; i < order.size(); ++i) newId[order[i]] = givenUp;
    std::uint32_t kept = 0;
    for (std::size_t i = 0; i < newId.size(); ++i) {
        if (newId[i] == givenUp) {
            m_dropped += probability[i];
        } else {
            newId[i] = kept++;
        }
    }
    next.keep(newId);
    const auto rename = [&](std::uint32_t& child) {
        if (child < absent) child = newId[child];
    };
    for (std::uint32_t& child : from.up) rename(child);
    for (std::uint32_t& child : from.down) rename(child);
}

void Diagram::run(const Script& script) {
    layOutKeys(script);
    m_layers.clear();
    m_layers.reserve(script.steps.size());
    m_outcomes.clear();
    m_failed = m_dropped = 0;
    m_nodes = 0;
    Table tables[2];
    Table* now = &tables[0];
    Table* next = &tables[1];
    now->clear(m_stride);
    Work work;
    work.whole = script.initial;
    if (normalise(work)) return;
    std::uint64_t key[mostKeyWords];
    encode(work, key);
    now->find(key);
    now->probability()[0] = 1;
    for (std::size_t at = 0; at < script.steps.size(); ++at) {
        const Step& step = script.steps[at];
        next->clear(m_stride);
        Layer& layer = m_layers.emplace_back();
        const auto go = [&](std::uint32_t child, double probability) {
            if (child == failure) m_failed += probability;
            if (child < absent) next->probability()[child] += probability;
            return child;
        };
        const bool branches = step.slot != Step::noSlot;
        const std::uint64_t bit = branches ? std::uint64_t{1} << step.slot : 0;
        layer.up.reserve(now->size());
        if (branches) layer.down.reserve(now->size());
        for (std::size_t i = 0; i < now->size(); ++i) {
            const double probability = now->probability()[i];
            decode(now->key(i), work);
            if (branches) {
                Work other = work;
                other.open &= ~bit;
                layer.down.push_back(go(settle(other, script, at, *next), probability * step.q));
                work.open |= bit;
            }
            layer.up.push_back(
                go(settle(work, script, at, *next), probability * (branches ? 1 - step.q : 1)));
        }
        layer.probability = now->probability();
        m_nodes += now->size();
        const std::size_t left = m_mostNodes > m_nodes ? m_mostNodes - m_nodes : 0;
        const std::size_t room = std::min(m_mostStates, left / 8 + 256);
        if (next->size() > room) capLayer(layer, *next, next->probability(), room);
        std::swap(now, next);
    }
    for (std::size_t i = 0; i < now->size(); ++i) {
        decode(now->key(i), work);
        const double probability = now->probability()[i];
        m_outcomes.push_back({probability, work.whole, work.attachments, work.open});
        if (!script.keepsOutcomes) m_failed += probability;
    }
}

void Diagram::addSlopes(const Script& script, const std::vector<double>& failing,
                        std::vector<double>& slope) const {
    std::vector<double> value(m_outcomes.size());
    for (std::size_t i = 0; i < value.size(); ++i) value[i] = script.keepsOutcomes ? failing[i] : 1;
    std::vector<double> before;
    const auto of = [&](std::uint32_t child) {
        return child < absent ? value[child] : child == failure ? 1.0 : 0.0;
    };
    for (std::size_t at = m_layers.size(); at-- > 0;) {
        const Layer& layer = m_layers[at];
        const Step& step = script.steps[at];
        before.resize(layer.up.size());
        double sum = 0;
        for (std::size_t i = 0; i < layer.up.size(); ++i) {
            const double up = of(layer.up[i]);
            before[i] = up;
            if (step.slot == Step::noSlot) continue;
            const double down = of(layer.down[i]);
            sum += layer.probability[i] * (down - up);
            before[i] += step.q * (down - up);
        }
        if (step.slot != Step::noSlot) slope[step.variable] += sum;
        value.swap(before);
    }
}

}  // namespace peerplan::uptime
