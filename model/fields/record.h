// SPDX-License-Identifier: MIT
#pragma once

/// What the tables of records share: the rows of every listed object.

#include "model/fields/tables.h"

/// The rows that every listed object begins with (rule PL3).
#define PEERPLAN_OBJECT_FIELDS(R)                                                                  \
    field<R, &R::id>("id", "Name in references, unique in its list").as(FieldKind::Id).required(), \
        field<R, &R::name>("name", "Name for people").unset("the id"),                             \
        field<R, &R::status>("status", "Whether it stands, is ordered or is planned"),             \
        field<R, &R::note>("note", "Remark for people")

/// The rows of whatever can be down (rule A1); `otherwise` says what an unset availability means.
#define PEERPLAN_UPTIME_FIELDS(R, otherwise)                                      \
    field<R, &R::availability>("availability", "Share of the year it is up (A1)") \
        .range(0, 1)                                                              \
        .unset(otherwise),                                                        \
        field<R, &R::timeToRepair>("mttr_h", "Mean time to repair (A2)")          \
            .in(units::hours)                                                     \
            .range(0, 8760)                                                       \
            .unset("switching times stay out of the minutes")
