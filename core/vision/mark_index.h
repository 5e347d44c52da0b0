#pragma once

#include "core/vision/picture_marks.h"

#include <memory>

namespace vitrine {

/// Finds, among very many pictures, those that share marks with one: an inverted index over parts of the marks' codes.
/// What it takes does not grow with the square of the pictures. About 2.5 KB a picture. Filled first, then asked;
/// asking from any thread.
class MarkIndex
{
public:
    MarkIndex();
    ~MarkIndex();

    /// Numbers the pictures from 0 on.
    void add(std::span<const PictureMark> marks);
    /// After the last add, before the first question.
    void finish();

    struct Candidate {
        int picture = 0;
        int shared = 0; ///< marks that look alike, upright or mirrored
    };
    /// At most `limit` that share at least kMinShared marks, most first.
    std::vector<Candidate> candidates(std::span<const PictureMark> marks, size_t limit) const;

    /// A copy shares many more, two photos of like things up to a dozen.
    static constexpr int kMinShared = 5;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
