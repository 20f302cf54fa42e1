// The net beside the linear scores: see Sources/CKernels/names_net.h, which reads what this writes.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <random>
#include <string>
#include <vector>

static const int D = 24, reach = 3, taps = 2 * reach + 1, layers = 2;
struct alignas(32) Vec { float v[D]; };
// A row of D numbers that the compiler keeps in registers.
typedef float V __attribute__((vector_size(128)));
static inline V load(const float *p) { V v = {}; memcpy(&v, p, D * sizeof(float)); return v; }
static inline void store(float *p, const V &v) { memcpy(p, &v, D * sizeof(float)); }

// Weights that are learned by Adam.
struct Dense {
  std::vector<float> w, g, first, second, sums;
  void resize(size_t n) { for (auto *x : {&w, &g, &first, &second, &sums}) x->assign(n, 0); }
  void randomize(float deviation, std::mt19937 &rng) {
    std::normal_distribution<float> d(0, deviation);
    for (auto &x : w) x = d(rng);
  }
  void step(float rate, float decay, float firstPart, float secondPart) {
    for (size_t k = 0; k < w.size(); k++) {
      first[k] = 0.9f * first[k] + 0.1f * g[k];
      second[k] = 0.999f * second[k] + 0.001f * g[k] * g[k];
      w[k] += rate * (first[k] / firstPart / (sqrtf(second[k] / secondPart) + 1e-6f) - decay * w[k]);
      g[k] = 0;
    }
  }
  float highest(double part) const {
    std::vector<float> sizes;
    for (float x : w) sizes.push_back(fabsf(x));
    auto at = sizes.begin() + (size_t)(part * (sizes.size() - 1));
    std::nth_element(sizes.begin(), at, sizes.end());
    return *at;
  }
};

struct Net {
  int labels, conventions, convention = 0;
  // Convolutions as [tap][input][output], the output as [input][label], biases as [convention][output].
  Dense convolutions[layers], biases[layers + 1], output;
  std::vector<Vec> h[layers + 1], dh[layers + 1];  // activations, and the gradient with regard to them
  std::mt19937 rng{7};
  int64_t steps = 0;
  float drop = 0.2;
  Net(int labels, int conventions) : labels(labels), conventions(conventions) {
    for (auto &c : convolutions) { c.resize(taps * D * D); c.randomize(sqrtf(1.0f / (taps * D)), rng); }
    for (auto &b : biases) b.resize(conventions * D);
    output.resize(D * labels);
    output.randomize(0.05f, rng);
  }
  template <class Each> void all(Each each) {
    for (auto &c : convolutions) each(c);
    for (auto &b : biases) each(b);
    each(output);
  }
  // h[0] holds the sums of hidden rows; adds to the scores.
  template <class Row> void forward(int n, std::vector<Row> &scores, bool learns) {
    for (int l = 0; l <= layers; l++) {
      h[l].resize(n);
      const V bias = load(&biases[l].w[convention * D]);
      for (int k = 0; k < n; k++) {
        V a = l == 0 ? load(h[0][k].v) + bias : bias;
        for (int o = -reach; o <= reach && l > 0; o++) {
          if (k + o < 0 || k + o >= n) continue;
          const float *x = h[l - 1][k + o].v, *w = &convolutions[l - 1].w[(o + reach) * D * D];
          for (int i = 0; i < D; i++) a += load(w + i * D) * x[i];
        }
        float *out = h[l][k].v;
        store(out, a);
        for (int j = 0; j < D; j++) out[j] = fmaxf(out[j], 0);
        if (learns) for (int j = 0; j < D; j++) out[j] = (rng() & 0xFFFF) < drop * 65536 ? 0 : out[j] / (1 - drop);
      }
    }
    for (int k = 0; k < n; k++) for (int i = 0; i < D; i++) {
      float x = h[layers][k].v[i];
      if (x > 0) for (int j = 0; j < labels; j++) scores[k].v[j] += output.w[i * labels + j] * x;
    }
  }
  // From the gradient with regard to the scores: adds up that of the weights, and leaves that of the sums in dh[0].
  template <class Row> void backward(int n, const std::vector<Row> &gradient) {
    for (auto &d : dh) d.assign(n, Vec{});
    for (int k = 0; k < n; k++) for (int i = 0; i < D; i++) {
      float x = h[layers][k].v[i], sum = 0, *g = &output.g[i * labels];
      const float *w = &output.w[i * labels];
      for (int j = 0; j < labels; j++) { sum += w[j] * gradient[k].v[j]; g[j] += x * gradient[k].v[j]; }
      dh[layers][k].v[i] = sum;
    }
    std::vector<float> turned(taps * D * D);
    std::vector<char> speaks(n);
    for (int l = layers; l >= 0; l--) {
      for (int k = 0; k < n; k++) {
        float most = 0, *d = dh[l][k].v;
        for (int j = 0; j < D; j++) {
          d[j] = h[l][k].v[j] > 0 ? d[j] / (1 - drop) : 0;
          biases[l].g[convention * D + j] += d[j];
          most = fmaxf(most, fabsf(d[j]));
        }
        speaks[k] = most > 1e-6f;
      }
      if (l == 0) break;
      const float *w = convolutions[l - 1].w.data();
      for (int o = 0; o < taps; o++) for (int i = 0; i < D; i++) for (int j = 0; j < D; j++)
        turned[(o * D + j) * D + i] = w[(o * D + i) * D + j];
      for (int q = 0; q < n; q++) {
        V a = {};
        for (int o = -reach; o <= reach; o++) {
          int k = q - o;
          if (k < 0 || k >= n || !speaks[k]) continue;
          for (int j = 0; j < D; j++) a += load(&turned[((o + reach) * D + j) * D]) * dh[l][k].v[j];
        }
        store(dh[l - 1][q].v, a);
      }
      for (int o = -reach; o <= reach; o++) for (int i = 0; i < D; i++) {
        V a = {};
        for (int k = std::max(0, -o); k < std::min(n, n - o); k++) a += load(dh[l][k].v) * h[l - 1][k + o].v[i];
        float *g = &convolutions[l - 1].g[((o + reach) * D + i) * D];
        store(g, load(g) + a);
      }
    }
  }
  void step(float rate) {
    steps++;
    float first = 1 - powf(0.9f, std::min<int64_t>(steps, 1000)), second = 1 - powf(0.999f, std::min<int64_t>(steps, 100000));
    all([&](Dense &d) { d.step(rate, 1e-5f, first, second); });
  }

  // In whole numbers. `hidden` is the highest of the hidden rows, `highest` that of each layer's activations, `scale` the step
  // of the scores. Returns the step of the hidden rows.
  float write(std::vector<uint8_t> &bytes, float hidden, const float *highest, float scale) const {
    float activation = highest[0] / 127;
    uint32_t shift = std::max(0.f, floorf(log2f(activation * 127 / hidden)));
    while (activation / (1 << shift) * 127 < hidden && shift > 0) shift--;
    const float step = activation / (1 << shift);
    std::vector<uint32_t> shifts{shift};
    std::vector<int32_t> numbers;
    std::vector<int8_t> weights;
    for (int j = 0; j < D; j++) numbers.push_back(lroundf(biases[0].w[j] / step));
    auto add = [&](const Dense &d, int inputs, int outputs, float target) {
      float least = d.highest(0.9995) / 63;
      uint32_t s = std::max(0.f, floorf(log2f(target / (least * activation))));
      float weight = target / (activation * (1 << s));
      shifts.push_back(s);
      for (int q = 0; q < inputs; q += 4) for (int o = 0; o < D; o++) for (int i = q; i < q + 4; i++) {
        // Labels lie as 4 × 8 in training, of which six are used.
        int column = outputs == D ? o : o / 6 * 8 + o % 6;
        weights.push_back((int8_t)fmaxf(-63, fminf(63, roundf(d.w[i * outputs + column] / weight))));
      }
      return weight * activation;
    };
    for (int l = 0; l < layers; l++) {
      float target = highest[l + 1] / 127, sum = add(convolutions[l], taps * D, D, target);
      for (int j = 0; j < D; j++) numbers.push_back(lroundf(biases[l + 1].w[j] / sum));
      activation = target;
    }
    add(output, D, labels, scale);
    auto put = [&](const void *p, size_t n) { bytes.insert(bytes.end(), (const uint8_t *)p, (const uint8_t *)p + n); };
    put(shifts.data(), 4 * shifts.size());
    put(numbers.data(), 4 * numbers.size());
    put(weights.data(), weights.size());
    return step;
  }
};

// The words' vectors, which stay as they are, and what the net's first layer sees of them: a projection for a word's first unit,
// and one for its last.
class Vectors {
  struct Use { int side, row, at; float factor; };
  int count = 0, size = 0;
  std::vector<float> values;
  Dense projections[2];
  std::vector<Use> uses;
  std::mt19937 rng{3};
  float drop;
  bool learns = false;
  int64_t steps = 0;

 public:
  Vectors(const std::string &path, float drop) : drop(drop) {
    std::ifstream in(path, std::ios::binary);
    in.read((char *)&count, 4), in.read((char *)&size, 4);
    values.resize((size_t)count * size);
    in.read((char *)values.data(), 4 * values.size());
    for (auto &p : projections) { p.resize(size * D); p.randomize(0.1f, rng); }
  }
  template <class Each> void all(Each each) { for (auto &p : projections) each(p); }
  void begin(bool learning) { uses.clear(); learns = learning; }
  void add(int side, int row, int at, std::vector<Vec> &hidden) {
    if (row >= count || (learns && (rng() & 0xFFFF) < drop * 65536)) return;
    const Use use{side, row, at, learns ? 1 / (1 - drop) : 1};
    V sum = load(hidden[at].v);
    for (int i = 0; i < size; i++) sum += load(&projections[side].w[i * D]) * (values[(size_t)row * size + i] * use.factor);
    store(hidden[at].v, sum);
    uses.push_back(use);
  }
  void backward(const std::vector<Vec> &gradient) {
    for (auto &u : uses) {
      const V d = load(gradient[u.at].v);
      for (int i = 0; i < size; i++) {
        float *g = &projections[u.side].g[i * D];
        store(g, load(g) + d * (values[(size_t)u.row * size + i] * u.factor));
      }
    }
  }
  void step(float rate) {
    steps++;
    float first = 1 - powf(0.9f, std::min<int64_t>(steps, 1000)), second = 1 - powf(0.999f, std::min<int64_t>(steps, 100000));
    for (auto &p : projections) p.step(rate, 1e-5f, first, second);
  }
  // What each vector adds, to the first unit and to the last.
  std::vector<Vec> baked() {
    std::vector<Vec> all(2 * count, Vec{});
    begin(false);
    for (int row = 0; row < count; row++) for (int side = 0; side < 2; side++) add(side, row, 2 * row + side, all);
    return all;
  }
};
