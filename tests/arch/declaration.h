#pragma once

#include <QString>

namespace vitrine::arch {

// What the text before a brace or a semicolon declares. `head` is code without comments and literals.

bool isNamespaceHead(const QString& head);

/// class, struct, union or enum with a body.
bool isTypeHead(const QString& head);
/// Its members are private at first.
bool isClassHead(const QString& head);
QString typeName(const QString& head);

/// A function, constructor or lambda whose body follows; not an initialiser, nor a member in a constructor's list.
bool isFunctionHead(const QString& head);
QString functionName(const QString& head);

/// A member function of `className`; not its constructor or destructor, nor a deleted function, a friend or data.
bool isMethod(const QString& head, const QString& className);

/// "public", "private Q_SLOTS", "Q_SIGNALS": what may stand before the colon of an access label.
bool isAccessLabel(const QString& head);
/// False for signals, which the class itself sends.
bool isPublicLabel(const QString& head);

/// A macro alone on its line that needs no semicolon (Q_OBJECT, Q_PROPERTY(...)).
bool isMacroLine(const QString& head);

} // namespace vitrine::arch
