// SPDX-License-Identifier: MIT
#pragma once

/// The courses that load takes over a day: the catalogue's profiles and measured ones, numbered.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/catalogue.h"
#include "planner/bandwidth/diurnal.h"

namespace peerplan {

/// The courses of a day in use: profiles of the catalogue by name, and measured ones.
class CourseBook {
  public:
    /// `catalogue` must outlive it.
    explicit CourseBook(const Catalogue& catalogue);
    explicit CourseBook(Catalogue&&) = delete;

    /// The course of a profile by name; the default's if the name is empty or unknown.
    std::uint32_t profile(const std::string& name);
    std::uint32_t flat();
    /// The course by its own factors; equal ones are one.
    std::uint32_t add(const DayCourse& course);
    const std::vector<DayCourse>& courses() const { return m_courses; }
    /// The catalogue's default: `office`, else its first; empty without any, which is flat.
    const std::string& defaultName() const { return m_defaultName; }
    /// Whether `profile` ever fell back to the default.
    bool defaultUsed() const { return m_defaultUsed; }
    /// Profiles asked for, each once, by name.
    std::vector<std::string> used() const;

  private:
    const Catalogue* m_catalogue;
    std::string m_defaultName;
    bool m_defaultUsed = false;
    std::map<std::string, std::uint32_t> m_byName;
    std::vector<DayCourse> m_courses;
    std::map<DayCourse, std::uint32_t> m_byCourse;
};

}  // namespace peerplan
