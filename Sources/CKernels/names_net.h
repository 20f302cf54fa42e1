// The net of the name model: what a linear sum can't say, such as that two features mean something together. A unit's hidden
// values are the sum of its features' hidden rows; two convolutions over seven units follow, each cut at zero, and what comes
// out of them is added to the scores of the unit's labels. All of it is whole numbers, so that every machine gives the same.
#pragma once

enum {
    hiddenSize = 24, reach = 3, hiddenWindow = (2 * reach + 1) * hiddenSize,
    layers = 2,
    // Weights lie as [input / 4][output][input % 4].
    convolutionSize = hiddenWindow * hiddenSize, outputSize = hiddenSize * hiddenSize,
    // Shifts of the hidden values, of each convolution, and of the output (32 bits each); what is added before the shifts but
    // the last (24 of 32 bits each); convolutions' weights; the output's.
    netSize = 4 * (layers + 2) + 4 * hiddenSize * (layers + 1) + layers * convolutionSize + outputSize,
};

typedef struct {
    const uint8_t *bytes;
} Net;

static inline uint32_t shiftOf(Net n, int step) { return word32(n.bytes + 4 * step); }
static inline const uint8_t *biasesOf(Net n, int step) { return n.bytes + 4 * (layers + 2) + 4 * hiddenSize * step; }
static inline const int8_t *weightsAfter(Net n, int step) {
    return (const int8_t *)biasesOf(n, layers + 1) + convolutionSize * step;
}

// An activation is 0…127, a weight -63…63, so that the sum of four products fits 16 bits.
enum { highest = 127 };

INLINE int32_t rounded(int32_t x, uint32_t shift) { return (x + (1 << shift >> 1)) >> shift; }

INLINE uint8_t activation(int32_t x, uint32_t shift) {
    x = rounded(x, shift);
    return (uint8_t)(x < 0 ? 0 : x > highest ? highest : x);
}

// sums[o] += the products of `size` activations with the weights of output o; `size` is a multiple of 8.
typedef void Multiply(const uint8_t *in, const int8_t *weights, size_t size, int32_t *sums);

INLINE void multiply(const uint8_t *in, const int8_t *weights, size_t size, int32_t *sums) {
    for (size_t i = 0; i < size; i += 4, weights += 4 * hiddenSize)
        for (size_t o = 0; o < hiddenSize; o++)
            sums[o] += in[i] * weights[4 * o] + in[i + 1] * weights[4 * o + 1] + in[i + 2] * weights[4 * o + 2] +
                       in[i + 3] * weights[4 * o + 3];
}

#if defined(__x86_64__)
AVX2_TARGET INLINE void multiplyAVX2(const uint8_t *in, const int8_t *weights, size_t size, int32_t *sums) {
    __m256i sum[3];
    for (int v = 0; v < 3; v++) sum[v] = _mm256_loadu_si256((const __m256i *)sums + v);
    const __m256i ones = _mm256_set1_epi16(1);
    for (size_t i = 0; i < size; i += 8, weights += 8 * hiddenSize) {
        const __m256i first = _mm256_set1_epi32((int32_t)word32(in + i)), second = _mm256_set1_epi32((int32_t)word32(in + i + 4));
        for (int v = 0; v < 3; v++) {
            const __m256i some = _mm256_maddubs_epi16(first, _mm256_loadu_si256((const __m256i *)weights + v));
            const __m256i more = _mm256_maddubs_epi16(second, _mm256_loadu_si256((const __m256i *)weights + 3 + v));
            sum[v] = _mm256_add_epi32(sum[v], _mm256_madd_epi16(_mm256_add_epi16(some, more), ones));
        }
    }
    for (int v = 0; v < 3; v++) _mm256_storeu_si256((__m256i *)sums + v, sum[v]);
}
#endif

// Activations of a stretch, with none before and behind it.
typedef struct {
    uint8_t values[(stretch + 2 * reach) * hiddenSize + 8];
} Activations;

INLINE void think(Net net, Sums *scores, size_t n, Activations *room, Multiply *multiply) {
    int32_t biases[hiddenSize], sums[hiddenSize];
    memset(room, 0, (layers + 1) * sizeof *room);
    memcpy(biases, biasesOf(net, 0), sizeof biases);
    for (size_t k = 0; k < n; k++)
        for (size_t o = 0; o < hiddenSize; o++)
            room->values[(k + reach) * hiddenSize + o] = activation(scores[k].hidden[o] + biases[o], shiftOf(net, 0));
    for (int layer = 0; layer < layers; layer++, room++) {
        memcpy(biases, biasesOf(net, layer + 1), sizeof biases);
        const uint32_t shift = shiftOf(net, layer + 1);
        for (size_t k = 0; k < n; k++) {
            memcpy(sums, biases, sizeof sums);
            multiply(room->values + k * hiddenSize, weightsAfter(net, layer), hiddenWindow, sums);
            uint8_t *out = room[1].values + (k + reach) * hiddenSize;
            for (size_t o = 0; o < hiddenSize; o++) out[o] = activation(sums[o], shift);
        }
    }
    const uint32_t shift = shiftOf(net, layers + 1);
    for (size_t k = 0; k < n; k++) {
        memset(sums, 0, sizeof sums);
        multiply(room->values + (k + reach) * hiddenSize, weightsAfter(net, layers), hiddenSize, sums);
        for (size_t o = 0; o < hiddenSize; o++) scores[k].labels[o] += (int16_t)(rounded(sums[o], shift));
    }
}
