#pragma once

#include <QtTest>

namespace vitrine::test {

/// Adds a test class to the executable under the name of its file ("tst_result"), by which the command line selects it.
void registerTest(const char* file, QObject* (*create)());

struct Registration {
    Registration(const char* file, QObject* (*create)()) { registerTest(file, create); }
};

} // namespace vitrine::test

#define VITRINE_REGISTER_TEST(Class)                                                                                   \
    static const vitrine::test::Registration registration##Class{__FILE__, []() -> QObject* { return new Class; }};
