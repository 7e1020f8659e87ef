#include "similarity/sketch.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // within the header above (GCC bug 105593)
#endif
#endif

namespace silang::similarity {
namespace {

constexpr float kUnit = 1.0F / (kSketchOne * kSketchOne);

// Portable, and what compilers make vectors of.
void Scalar(const SketchQuery& query, const SketchBlock* blocks, uint32_t count, uint16_t* masks) {
  for (uint32_t b = 0; b < count; ++b) {
    std::array<int32_t, kLanes> sum{};
    for (uint32_t w = 0; w < query.count; ++w) {
      std::array<uint8_t, 4> own;
      std::memcpy(own.data(), &query.words[w].bands, sizeof own);
      const uint8_t* const bands = &blocks[b].bands[query.words[w].offset];
      for (uint32_t lane = 0; lane < kLanes; ++lane) {
        sum[lane] +=
            own[0] * bands[lane * 4] + own[1] * bands[lane * 4 + 1] + own[2] * bands[lane * 4 + 2] + own[3] * bands[lane * 4 + 3];
      }
    }
    uint32_t mask = 0;
    for (uint32_t lane = 0; lane < kLanes; ++lane) {
      const float bound = static_cast<float>(sum[lane]) * kUnit;
      mask |= static_cast<uint32_t>(bound >= std::min(query.least, blocks[b].least[lane])) << lane;
    }
    masks[b] = static_cast<uint16_t>(mask);
  }
}

#if defined(__x86_64__)

__attribute__((target("avx2"))) inline uint32_t Avx2Mask(const SketchQuery& query, const SketchBlock& block, __m256i sum,
                                                         uint32_t lane) {
  const __m256 bound = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_set1_ps(kUnit));
  const __m256 least = _mm256_min_ps(_mm256_set1_ps(query.least), _mm256_load_ps(&block.least[lane]));
  return static_cast<uint32_t>(_mm256_movemask_ps(_mm256_cmp_ps(bound, least, _CMP_GE_OQ))) << lane;
}

// Two products of 7 bits fit a signed word of 16.
__attribute__((target("avx2"))) void Avx2(const SketchQuery& query, const SketchBlock* blocks, uint32_t count, uint16_t* masks) {
  const __m256i ones = _mm256_set1_epi16(1);
  for (uint32_t b = 0; b < count; ++b) {
    __m256i low = _mm256_setzero_si256(), high = low;
    for (uint32_t w = 0; w < query.count; ++w) {
      const __m256i own = _mm256_set1_epi32(static_cast<int>(query.words[w].bands));
      const auto* const bands = reinterpret_cast<const __m256i*>(&blocks[b].bands[query.words[w].offset]);
      low = _mm256_add_epi32(low, _mm256_madd_epi16(_mm256_maddubs_epi16(_mm256_load_si256(bands), own), ones));
      high = _mm256_add_epi32(high, _mm256_madd_epi16(_mm256_maddubs_epi16(_mm256_load_si256(bands + 1), own), ones));
    }
    masks[b] = static_cast<uint16_t>(Avx2Mask(query, blocks[b], low, 0) | Avx2Mask(query, blocks[b], high, 8));
  }
}

#define SILANG_AVX512 __attribute__((target("avx512f,avx512bw,avx512vnni")))

SILANG_AVX512 inline __m512i Load(const SketchBlock& block, uint32_t offset) { return _mm512_load_si512(&block.bands[offset]); }

SILANG_AVX512 inline uint16_t Avx512Mask(const SketchQuery& query, const SketchBlock& block, __m512i sum) {
  const __m512 bound = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_set1_ps(kUnit));
  const __m512 least = _mm512_min_ps(_mm512_set1_ps(query.least), _mm512_load_ps(block.least.data()));
  return _mm512_cmp_ps_mask(bound, least, _CMP_GE_OQ);
}

// Four blocks at a time, so that no addition waits for the one before.
SILANG_AVX512 void Avx512(const SketchQuery& query, const SketchBlock* blocks, uint32_t count, uint16_t* masks) {
  uint32_t b = 0;
  for (; b + 4 <= count; b += 4) {
    const SketchBlock* const four = blocks + b;
    __m512i s0 = _mm512_setzero_si512(), s1 = s0, s2 = s0, s3 = s0;
    for (uint32_t w = 0; w < query.count; ++w) {
      const uint32_t offset = query.words[w].offset;
      const __m512i own = _mm512_set1_epi32(static_cast<int>(query.words[w].bands));
      s0 = _mm512_dpbusd_epi32(s0, Load(four[0], offset), own);
      s1 = _mm512_dpbusd_epi32(s1, Load(four[1], offset), own);
      s2 = _mm512_dpbusd_epi32(s2, Load(four[2], offset), own);
      s3 = _mm512_dpbusd_epi32(s3, Load(four[3], offset), own);
    }
    masks[b] = Avx512Mask(query, four[0], s0);
    masks[b + 1] = Avx512Mask(query, four[1], s1);
    masks[b + 2] = Avx512Mask(query, four[2], s2);
    masks[b + 3] = Avx512Mask(query, four[3], s3);
  }
  for (; b < count; ++b) {
    __m512i even = _mm512_setzero_si512(), odd = even;
    uint32_t w = 0;
    for (; w + 2 <= query.count; w += 2) {
      even = _mm512_dpbusd_epi32(even, Load(blocks[b], query.words[w].offset),
                                 _mm512_set1_epi32(static_cast<int>(query.words[w].bands)));
      odd = _mm512_dpbusd_epi32(odd, Load(blocks[b], query.words[w + 1].offset),
                                _mm512_set1_epi32(static_cast<int>(query.words[w + 1].bands)));
    }
    if (w < query.count) {
      even = _mm512_dpbusd_epi32(even, Load(blocks[b], query.words[w].offset),
                                 _mm512_set1_epi32(static_cast<int>(query.words[w].bands)));
    }
    masks[b] = Avx512Mask(query, blocks[b], _mm512_add_epi32(even, odd));
  }
}

#undef SILANG_AVX512

#endif

std::vector<SketchKernel> Supported() {
  std::vector<SketchKernel> kernels;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni")) {
    kernels.push_back({"avx512-vnni", Avx512});
  }
  if (__builtin_cpu_supports("avx2")) kernels.push_back({"avx2", Avx2});
#endif
  kernels.push_back({"scalar", Scalar});
  return kernels;
}

}  // namespace

uint64_t SketchBlock::Set(uint32_t lane, std::span<const BandTerm> terms, float least_cosine) {
  least[lane] = least_cosine;
  uint64_t mask = 0;
  uint8_t* const own = &bands[size_t{lane} * 4];
  for (const BandTerm& term : terms) {
    const uint32_t word = term.band / 4U;
    uint8_t& value = own[word * kLanes * 4 + term.band % 4U];
    value = static_cast<uint8_t>(std::min(value + term.weight, kSketchOne));
    mask |= uint64_t{1} << word;
  }
  return mask;
}

void SketchQuery::Read(const SketchBlock& block, uint32_t lane, uint64_t mask) {
  count = 0;
  for (; mask != 0; mask &= mask - 1) {
    const auto word = static_cast<uint32_t>(std::countr_zero(mask));
    Word& next = words[count++];
    next.offset = word * kLanes * 4;
    std::memcpy(&next.bands, &block.bands[next.offset + lane * 4], sizeof next.bands);
  }
  least = block.least[lane];
}

std::span<const SketchKernel> SketchKernels() {
  static const std::vector<SketchKernel> kernels = Supported();
  return kernels;
}

}  // namespace silang::similarity
