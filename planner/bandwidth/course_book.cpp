// SPDX-License-Identifier: MIT
#include "planner/bandwidth/course_book.h"

#include "model/catalogue/lookup.h"

namespace peerplan {

CourseBook::CourseBook(const Catalogue& catalogue) : m_catalogue(&catalogue) {
    if (findDiurnalProfile(catalogue, "office") != nullptr) {
        m_defaultName = "office";
    } else if (!catalogue.diurnalProfiles.empty()) {
        m_defaultName = catalogue.diurnalProfiles.front().id;
    }
}

std::uint32_t CourseBook::profile(const std::string& name) {
    if (name.empty()) m_defaultUsed = true;
    const std::string& wanted = name.empty() ? m_defaultName : name;
    const auto known = m_byName.find(wanted);
    if (known != m_byName.end()) return known->second;
    const DiurnalProfile* found = findDiurnalProfile(*m_catalogue, wanted);
    if (found == nullptr && wanted != m_defaultName) return profile({});
    const std::uint32_t course =
        add(found != nullptr ? courseOfHours(found->weights) : flatCourse());
    m_byName.emplace(wanted, course);
    return course;
}

std::uint32_t CourseBook::flat() {
    return add(flatCourse());
}

std::uint32_t CourseBook::add(const DayCourse& course) {
    const auto [at, fresh] =
        m_byCourse.emplace(course, static_cast<std::uint32_t>(m_courses.size()));
    if (fresh) m_courses.push_back(course);
    return at->second;
}

std::vector<std::string> CourseBook::used() const {
    std::vector<std::string> names;
    for (const auto& [name, course] : m_byName) names.push_back(name);
    return names;
}

}  // namespace peerplan
