// Trains the name model: a linear-chain conditional random field over units, whose scores are a linear sum of features and what a
// small net makes of them, from what `names read` writes.
//
//   trainer FEATURES [option=value …]
//     train=GROUP:WEIGHT,…   the groups to learn from        test=GROUP   the group to measure
//     folds=N fold=K         leave out every N-th text of the test group (K of them), and measure on it alone
//     late=N latescale=F     in the last N epochs weigh groups other than train* by F
//     average=N              the mean of the weights after each of the last N epochs
//     also=GROUP,…           further groups to measure, which are not learned from
//     epochs, rate, decay, drop, least (occurrences of a feature), seed
//     netrate, netdrop       of the net; hiddenrate of the features' hidden rows, hiddenleast (occurrences), hiddenscale: they are
//                            multiplied at the end, since they were learned with features dropped; unhidden=KIND,…: have none
//     size=ROWS,HIDDEN       how many rows of either sort are kept
//     vectors=FILE           the words' vectors, of which the net reads a projection; vectordrop: how many are dropped
//     model=OUT              write the model, pruned and quantised
//
// Labels: outside, and begin/inside/end/single of six types. Units with several allowed labels (optional marks, what a
// corpus does not annotate) are summed over, so that they teach nothing but that one of these is right.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "net.h"

using namespace std;
static const int T = 6, L = 32;
struct alignas(32) Row { float v[L]; };
struct Feature { uint32_t anchor; uint8_t kind; uint64_t key; int32_t base, hidden; };
struct Span { int start, end; uint32_t types; };
// A word's first or last unit, and its vector's row.
struct Meaning { int anchor, side, row; };
struct Text {
  string name, group;
  vector<uint32_t> allowed;
  vector<uint8_t> kinds;
  vector<Span> spans;
  vector<Feature> features;
  vector<Meaning> meanings;
  float weight = 0;
  bool test = false, own = false;
  int convention = 0;
};
// A feature speaks about the unit before its anchor, the anchor, and the unit behind.
static const int window = 3;
// The first of the two kinds of features whose keys are vectors.
static const int vectorKind = 14;
// What a corpus takes for a name is its own. The first is this project's, which the model is written with.
static const vector<string> conventions{"train", "stockmark", "wac", "gsd", "hironsan"};

static map<string, string> options;
static string option(const char *name, const char *otherwise) { return options.count(name) ? options[name] : otherwise; }
static double number(const char *name, double otherwise) { return options.count(name) ? atof(options[name].c_str()) : otherwise; }

// The structure: closed states x in 0…6 (6 outside) to a new name y or outside; steps within a name.
static float after[7][7], within_[4][8];
static float afterSquares[7][7], withinSquares[4][8];

static inline void exps(const float *in, float *out, int n) {
  for (int i = 0; i < n; i++) {
    float x = fminf(fmaxf(in[i], -30.f), 30.f) * 1.44269504f;
    float f = floorf(x);
    float r = x - f;
    float p = 1.f + r * (0.69314718f + r * (0.24022651f + r * (0.05550411f + r * (0.00961813f + r * 0.00133336f))));
    int32_t e = ((int32_t)f + 127) << 23;
    float s;
    memcpy(&s, &e, 4);
    out[i] = p * s;
  }
}

struct Lattice {
  int n = 0;
  vector<Row> em, ex, g;             // scores, their exponentials, gradient
  vector<array<float, 8>> B, I, C;   // forward
  vector<array<float, 8>> bB, bI, bC;
  vector<array<float, 8>> in;        // sum into a new name
  vector<float> scale;
  float A[7][7], W[4][8];
  void resize(int m) {
    n = m;
    em.resize(m); ex.resize(m); g.resize(m); B.resize(m); I.resize(m); C.resize(m); bB.resize(m); bI.resize(m); bC.resize(m); in.resize(m);
    scale.resize(m);
  }
  void prepare() {
    for (int x = 0; x < 7; x++) for (int y = 0; y < 7; y++) A[x][y] = expf(after[x][y]);
    for (int s = 0; s < 4; s++) for (int t = 0; t < 8; t++) W[s][t] = expf(within_[s][t]);
    for (int k = 0; k < n; k++) exps(em[k].v, ex[k].v, L);
  }
  // Adds sign × expected counts into g and the transitions' gradient; returns log Z.
  double expect(const uint32_t *allowed, const uint8_t *kinds, bool constrained, float sign, float gA[7][7], float gW[4][8]) {
    static vector<Row> e;
    static vector<float> o;
    e.resize(n); o.resize(n);
    for (int k = 0; k < n; k++) {
      uint32_t mask = constrained ? allowed[k] : 0x1FFFFFF;
      if (kinds[k] == 1) mask &= 1 | 0x0444444u;  // a break: outside or inside
      if (kinds[k] == 2) mask &= 1;
      if (!mask) mask = 1;
      o[k] = mask & 1;
      for (int l = 0; l < 4; l++) for (int t = 0; t < 8; t++)
        e[k].v[l * 8 + t] = t < T && (mask >> (1 + 4 * t + l) & 1) ? ex[k].v[l * 8 + t] : 0;
    }
    double logZ = 0;
    float c[8] = {0, 0, 0, 0, 0, 0, 1, 0}, b[8] = {0}, i[8] = {0};
    for (int k = 0; k < n; k++) {
      float s[8] = {0}, out = 0;
      for (int x = 0; x < 7; x++) { for (int y = 0; y < T; y++) s[y] += c[x] * A[x][y]; out += c[x] * A[x][6]; }
      float nb[8], ni[8], nc[8], sum = 0;
      for (int t = 0; t < 8; t++) {
        nb[t] = s[t] * e[k].v[t];
        ni[t] = (b[t] * W[0][t] + i[t] * W[1][t]) * e[k].v[8 + t];
        nc[t] = (b[t] * W[3][t] + i[t] * W[2][t]) * e[k].v[16 + t] + s[t] * e[k].v[24 + t];
      }
      nc[6] = out * o[k]; nc[7] = 0;
      for (int t = 0; t < 8; t++) sum += nb[t] + ni[t] + nc[t];
      if (!(sum > 0)) return NAN;
      float r = 1 / sum;
      logZ += log(sum);
      scale[k] = r;
      for (int t = 0; t < 8; t++) { in[k][t] = s[t]; b[t] = B[k][t] = nb[t] * r; i[t] = I[k][t] = ni[t] * r; c[t] = C[k][t] = nc[t] * r; }
    }
    float last = 0;
    for (int t = 0; t < 8; t++) last += C[n - 1][t];
    if (!(last > 0)) return NAN;
    logZ += log(last);
    for (int t = 0; t < 8; t++) { bC[n - 1][t] = t < 7 ? 1 / last : 0; bB[n - 1][t] = bI[n - 1][t] = 0; }
    for (int k = n - 1; k >= 0; k--) {
      // Marginals at k.
      const float *pb = k ? B[k - 1].data() : nullptr, *pi = k ? I[k - 1].data() : nullptr;
      static const float start[8] = {0, 0, 0, 0, 0, 0, 1, 0};
      const float *pc = k ? C[k - 1].data() : start;
      float r = scale[k] * sign;
      for (int t = 0; t < T; t++) {
        float eb = e[k].v[t] * bB[k][t], ei = e[k].v[8 + t] * bI[k][t], ee = e[k].v[16 + t] * bC[k][t], es = e[k].v[24 + t] * bC[k][t];
        g[k].v[t] += in[k][t] * eb * r;
        g[k].v[24 + t] += in[k][t] * es * r;
        for (int x = 0; x < 7; x++) gA[x][t] += pc[x] * A[x][t] * (eb + es) * r;
        if (k) {
          float bi = pb[t] * W[0][t] * ei * r, ii = pi[t] * W[1][t] * ei * r, ie = pi[t] * W[2][t] * ee * r, be = pb[t] * W[3][t] * ee * r;
          g[k].v[8 + t] += bi + ii;
          g[k].v[16 + t] += ie + be;
          gW[0][t] += bi; gW[1][t] += ii; gW[2][t] += ie; gW[3][t] += be;
        }
      }
      float eo = o[k] * bC[k][6];
      for (int x = 0; x < 7; x++) gA[x][6] += pc[x] * A[x][6] * eo * r;
      if (k) {
        float ns = scale[k];
        for (int t = 0; t < 8; t++) {
          float ei = e[k].v[8 + t] * bI[k][t], ee = e[k].v[16 + t] * bC[k][t];
          bB[k - 1][t] = (W[0][t] * ei + W[3][t] * ee) * ns;
          bI[k - 1][t] = (W[1][t] * ei + W[2][t] * ee) * ns;
        }
        for (int x = 0; x < 7; x++) {
          float sum = A[x][6] * eo;
          for (int y = 0; y < T; y++) sum += A[x][y] * (e[k].v[y] * bB[k][y] + e[k].v[24 + y] * bC[k][y]);
          bC[k - 1][x] = sum * ns;
        }
        bC[k - 1][7] = 0;
      }
    }
    return logZ;
  }
  vector<Span> best(const uint8_t *kinds) {
    vector<array<int, 8>> from(n), closedStart(n);
    const float no = -1e6;
    float c[8], wb[8], in[8];
    int os[8] = {0};
    for (int t = 0; t < 8; t++) c[t] = wb[t] = in[t] = no;
    c[6] = 0;
    for (int k = 0; k < n; k++) {
      Row s = em[k];
      if (kinds[k]) for (int q = 0; q < L; q++) if (kinds[k] == 2 || q / 8 != 1) s.v[q] = no;
      float nc[8], nb[8], ni[8], out = no;
      for (int x = 0; x < 7; x++) if (c[x] + after[x][6] > out) { out = c[x] + after[x][6]; from[k][6] = x; }
      for (int y = 0; y < T; y++) {
        float best = no * 2;
        for (int x = 0; x < 7; x++) if (c[x] + after[x][y] > best) { best = c[x] + after[x][y]; from[k][y] = x; }
        float bi = wb[y] + within_[0][y], ii = in[y] + within_[1][y], ie = in[y] + within_[2][y], be = wb[y] + within_[3][y];
        float end = max(be, ie) + s.v[16 + y], single = best + s.v[24 + y];
        closedStart[k][y] = single > end ? k : be > ie ? k - 1 : os[y];
        nc[y] = max(single, end);
        ni[y] = max(bi, ii) + s.v[8 + y];
        if (bi > ii) os[y] = k - 1;
        nb[y] = best + s.v[y];
      }
      for (int y = 0; y < T; y++) c[y] = nc[y], wb[y] = nb[y], in[y] = ni[y];
      c[6] = out;
    }
    vector<Span> spans;
    int t = 6;
    for (int x = 0; x < T; x++) if (c[x] > c[t]) t = x;
    for (int k = n - 1; k >= 0;) {
      if (t == 6) { t = from[k][6]; k--; } else {
        int start = closedStart[k][t];
        spans.push_back({start, k + 1, (uint32_t)t});
        t = from[start][t];
        k = start - 1;
      }
    }
    reverse(spans.begin(), spans.end());
    return spans;
  }
};

static vector<Text> texts;

struct Reader {
  vector<char> data;
  size_t at = 0;
  template <class N> N get() { N v; memcpy(&v, &data[at], sizeof v); at += sizeof v; return v; }
  string text() { uint32_t n = get<uint32_t>(); string s(&data[at], n); at += n; return s; }
};

int main(int argc, char **argv) {
  for (int k = 2; k < argc; k++) { string a = argv[k]; size_t q = a.find('='); options[a.substr(0, q)] = q == string::npos ? "1" : a.substr(q + 1); }
  map<string, float> weights;
  {
    string list = option("train", "train:1");
    for (size_t at = 0; at < list.size();) {
      size_t comma = min(list.find(',', at), list.size()), colon = list.find(':', at);
      weights[list.substr(at, colon - at)] = atof(list.substr(colon + 1, comma - colon - 1).c_str());
      at = comma + 1;
    }
  }
  string testGroup = option("test", "dev");
  vector<string> testGroups{testGroup};
  { string list = option("also", ""); for (size_t at = 0; at < list.size();) { size_t c = min(list.find(',', at), list.size()); testGroups.push_back(list.substr(at, c - at)); at = c + 1; } }
  int folds = number("folds", 0), fold = number("fold", 0), least = number("least", 2);
  Reader in;
  {
    ifstream f(argv[1], ios::binary | ios::ate);
    in.data.resize(f.tellg());
    f.seekg(0);
    f.read(in.data.data(), in.data.size());
  }
  auto kindsOf = [&](const char *name) {
    vector<bool> kinds(256);
    string list = option(name, "");
    for (size_t at = 0; at < list.size(); at = min(list.find(',', at), list.size()) + 1) kinds[atoi(list.c_str() + at)] = true;
    return kinds;
  };
  auto skip = kindsOf("without"), unhidden = kindsOf("unhidden");
  map<string, int> order;
  map<string, int> nameFold;
  while (in.at < in.data.size()) {
    Text t;
    t.name = in.text();
    t.group = in.text();
    uint32_t n = in.get<uint32_t>();
    for (uint32_t k = 0; k < n; k++) { t.allowed.push_back(in.get<uint32_t>()); t.kinds.push_back(in.get<uint8_t>()); }
    uint32_t m = in.get<uint32_t>();
    for (uint32_t k = 0; k < m; k++) { int a = in.get<uint32_t>(), b = in.get<uint32_t>(); t.spans.push_back({a, b, in.get<uint32_t>()}); }
    uint32_t f = in.get<uint32_t>();
    // Folds go by document name, so that sentences of one page and noisy twins stay together.
    if (!nameFold.count(t.name)) { int next = nameFold.size(); nameFold[t.name] = next; }
    bool held = folds > 0 && nameFold[t.name] % folds == fold;
    t.test = t.group == testGroup && (folds == 0 || held);
    for (size_t k = 1; k < testGroups.size(); k++) if (t.group == testGroups[k]) t.test = true;
    bool sameSource = t.group == testGroup || t.group == testGroup + "+noise";
    if (weights.count(t.group) && !(sameSource && (folds == 0 ? false : held))) t.weight = weights[t.group];
    if (folds == 0 && t.test && weights.count(t.group) == 0) t.weight = 0;
    t.own = t.group.rfind("train", 0) == 0;
    for (size_t k = 1; k < conventions.size(); k++) if (t.group.rfind(conventions[k], 0) == 0) t.convention = k;
    if (t.own && number("optional", 0)) {
      uint32_t rest = 1;
      for (int type = 4; type < 6; type++) rest |= 15u << (1 + 4 * type);
      uint32_t all = (1u << 25) - 1;
      for (auto &a : t.allowed) if (a == all) a = number("optional", 0) > 1 ? 1 : rest;
    }
    bool keep = (t.weight > 0 || t.test) && n > 0;
    if (keep) t.features.reserve(f);
    for (uint32_t k = 0; k < f; k++) {
      uint32_t a = in.get<uint32_t>();
      uint64_t key = in.get<uint64_t>();
      if (keep && (a & 255) >= vectorKind) {
        t.meanings.push_back({(int)(a >> 8), (int)(a & 255) - vectorKind, (int)key - 1});
      } else if (keep && !skip[a & 255]) {
        uint64_t h = (key ^ ((a & 255) + 1)) * 0x9E3779B97F4A7C15ull;
        t.features.push_back({a >> 8, (uint8_t)(a & 255), h ^ (h >> 29), -1, -1});
      }
    }
    sort(t.meanings.begin(), t.meanings.end(), [](const Meaning &a, const Meaning &b) {
      return tie(a.anchor, a.side, a.row) < tie(b.anchor, b.side, b.row);
    });
    if (keep) texts.push_back(std::move(t));
  }
  in.data.clear(); in.data.shrink_to_fit();
  struct Entry { int count = 0, base = -1, hidden = -1; uint8_t kind = 0; };
  unordered_map<uint64_t, Entry> table;
  table.reserve(8000000);
  for (auto &t : texts) if (t.weight > 0) for (auto &f : t.features) { auto &e = table[f.key]; e.count += 1; e.kind = f.kind; }
  int64_t rowCount = 0, hiddenCount = 0, entries = 0;
  int hiddenLeast = number("hiddenleast", 5);
  for (auto &t : texts) for (auto &f : t.features) {
    auto e = table.find(f.key);
    if (e == table.end() || e->second.count < least) continue;
    if (e->second.base < 0) {
      e->second.base = rowCount; rowCount += window; entries++;
      if (e->second.count >= hiddenLeast && !unhidden[f.kind]) e->second.hidden = hiddenCount++;
    }
    f.base = e->second.base, f.hidden = e->second.hidden;
  }
  for (auto &t : texts) t.features.erase(remove_if(t.features.begin(), t.features.end(), [](const Feature &f) { return f.base < 0; }), t.features.end());
  fprintf(stderr, "%zu texts, %zu features, %lld kept, %lld rows, %lld hidden\n", texts.size(), table.size(), (long long)entries, (long long)rowCount, (long long)hiddenCount);
  vector<Row> w(rowCount, Row{}), squares(rowCount, Row{});
  Net net(L, conventions.size());
  net.drop = number("netdrop", 0.2);
  Vectors vectors(option("vectors", ""), number("vectordrop", 0.2));
  vector<Vec> hidden(hiddenCount), hiddenSquares(hiddenCount, Vec{}), hiddenSums(hiddenCount, Vec{});
  { normal_distribution<float> d(0, number("deviation", 0.1)); for (auto &h : hidden) for (auto &x : h.v) x = d(net.rng); }

  struct Piece { int text, start, end, firstFeature, lastFeature; };
  vector<Piece> pieces, tests;
  for (int d = 0; d < (int)texts.size(); d++) {
    Text &t = texts[d];
    int n = t.allowed.size(), start = 0;
    size_t f = 0;
    while (start < n) {
      int end = min(start + 400, n);
      if (end < n) { int cut = end; while (cut > start + 200 && !(t.kinds[cut] == 2 || (t.kinds[cut] == 1 && t.allowed[cut] & 1))) cut--; if (cut > start + 200) end = cut; }
      while (f > 0 && (int)t.features[f - 1].anchor >= start - 8) f--;
      while (f < t.features.size() && (int)t.features[f].anchor < start - 8) f++;
      size_t last = f;
      while (last < t.features.size() && (int)t.features[last].anchor < end + 8) last++;
      Piece p{d, start, end, (int)f, (int)last};
      if (t.weight > 0) pieces.push_back(p);
      if (t.test) tests.push_back(p);
      start = end;
    }
  }
  if (!option("held", "").empty()) {
    ofstream out(option("held", ""));
    for (auto &t : texts) if (t.test && t.group == testGroup) out << t.name << "\n";
  }
  Lattice lattice;
  mt19937 rng(number("seed", 1));
  int epochs = number("epochs", 10);
  float lateScale = number("latescale", 0);
  int lateEpochs = number("late", 0);
  float rate = number("rate", 0.2), decay = number("decay", 1e-4), drop = number("drop", 0.1);
  auto score = [&](const Piece &p, vector<char> *dropped) {
    net.convention = texts[p.text].convention;
    lattice.resize(p.end - p.start);
    for (auto &e : lattice.em) memset(&e, 0, sizeof e);
    const Text &t = texts[p.text];
    net.h[0].assign(lattice.n, Vec{});
    for (int q = p.firstFeature; q < p.lastFeature; q++) {
      const Feature &f = t.features[q];
      if (dropped && (*dropped)[q - p.firstFeature]) continue;
      int at = (int)f.anchor - p.start;
      for (int k = 0; k < window; k++) {
        int u = at + k - 1;
        if (u < 0 || u >= lattice.n) continue;
        const Row &r = w[f.base + k];
        for (int l = 0; l < L; l++) lattice.em[u].v[l] += r.v[l];
      }
      if (f.hidden >= 0 && at >= 0 && at < lattice.n) for (int j = 0; j < D; j++) net.h[0][at].v[j] += hidden[f.hidden].v[j];
    }
    vectors.begin(dropped != nullptr);
    auto first = lower_bound(t.meanings.begin(), t.meanings.end(), p.start, [](const Meaning &m, int at) { return m.anchor < at; });
    for (auto m = first; m < t.meanings.end() && m->anchor < p.end; m++) vectors.add(m->side, m->row, m->anchor - p.start, net.h[0]);
    net.forward(lattice.n, lattice.em, dropped != nullptr);
  };
  auto measure = [&](const string &group) {
    int tp[7] = {0}, fp[7] = {0}, fn[7] = {0};
    for (auto &p : tests) {
      const Text &t = texts[p.text];
      if (t.group != group) continue;
      score(p, nullptr);
      auto found = lattice.best(&t.kinds[p.start]);
      vector<bool> used(t.spans.size());
      for (auto &s : found) {
        int a = s.start + p.start, b = s.end + p.start, type = s.types;
        bool hit = false;
        int covered = 0;
        for (size_t q = 0; q < t.spans.size(); q++) {
          const Span &g = t.spans[q];
          if (g.types == (1u << type) && g.start == a && g.end == b && !used[q]) { used[q] = hit = true; break; }
          if (__builtin_popcount(g.types) != 1) covered += max(0, min(b, g.end) - max(a, g.start));
        }
        if (hit) tp[type]++; else if (2 * covered < b - a) fp[type]++;
      }
      for (size_t q = 0; q < t.spans.size(); q++) {
        const Span &g = t.spans[q];
        if (__builtin_popcount(g.types) == 1 && !used[q] && g.start >= p.start && g.start < p.end) fn[__builtin_ctz(g.types)]++;
      }
    }
    static const char *names[] = {"org", "person", "dept", "role", "place", "other"};
    printf("%-9s", group.c_str());
    for (int t = 0; t < 4; t++) {
      double P = tp[t] / (double)max(1, tp[t] + fp[t]), R = tp[t] / (double)max(1, tp[t] + fn[t]);
      printf("%s %.3f/%.3f/%.3f ", names[t], P, R, 2 * P * R / max(1e-9, P + R));
    }
    printf(" tp/fp/fn org %d %d %d\n", tp[0], fp[0], fn[0]);
    fflush(stdout);
  };
  vector<char> dropped;
  int averaged = number("average", 0);
  vector<Row> sums(averaged > 1 ? rowCount : 0, Row{});
  float afterSums[7][7] = {{0}}, withinSums[4][8] = {{0}};
  float netRate = number("netrate", 1e-3), hiddenRate = number("hiddenrate", 0.03);
  for (int epoch = 0; epoch < epochs; epoch++) {
    shuffle(pieces.begin(), pieces.end(), rng);
    double loss = 0;
    float part = epochs > 1 ? 1.0f - 0.9f * epoch / (epochs - 1) : 1, rateNow = rate * part;
    bool late = epochs - epoch <= lateEpochs;
    for (auto &p : pieces) {
      const Text &t = texts[p.text];
      float weight = late && !t.own ? t.weight * lateScale : t.weight;
      if (weight <= 0) continue;
      dropped.assign(p.lastFeature - p.firstFeature, 0);
      if (drop > 0) for (auto &d : dropped) d = (rng() & 0xFFFF) < drop * 65536;
      score(p, &dropped);
      lattice.prepare();
      for (auto &g : lattice.g) memset(&g, 0, sizeof g);
      float gA[7][7] = {{0}}, gW[4][8] = {{0}};
      double num = lattice.expect(&t.allowed[p.start], &t.kinds[p.start], true, weight, gA, gW);
      if (isnan(num)) continue;
      double den = lattice.expect(&t.allowed[p.start], &t.kinds[p.start], false, -weight, gA, gW);
      if (isnan(den)) continue;
      loss += (den - num) * weight;
      vector<bool> active(lattice.n);
      for (int k = 0; k < lattice.n; k++) { float m = 0; for (int l = 0; l < L; l++) m = max(m, fabsf(lattice.g[k].v[l])); active[k] = m > 1e-3f; }
      net.backward(lattice.n, lattice.g);
      net.step(netRate * part);
      vectors.backward(net.dh[0]);
      vectors.step(netRate * part);
      for (int q = p.firstFeature; q < p.lastFeature; q++) {
        const Feature &f = t.features[q];
        if (dropped[q - p.firstFeature]) continue;
        int at = (int)f.anchor - p.start;
        if (f.hidden >= 0 && at >= 0 && at < lattice.n) {
          Vec &r = hidden[f.hidden], &s = hiddenSquares[f.hidden];
          const Vec &g = net.dh[0][at];
          for (int j = 0; j < D; j++) {
            s.v[j] += g.v[j] * g.v[j];
            r.v[j] += hiddenRate * part * g.v[j] / (sqrtf(s.v[j]) + 0.1f);
          }
        }
        for (int k = 0; k < window; k++) {
          int u = at + k - 1;
          if (u < 0 || u >= lattice.n || !active[u]) continue;
          Row &r = w[f.base + k], &s = squares[f.base + k];
          const Row &g = lattice.g[u];
          for (int l = 0; l < L; l++) {
            float d = g.v[l];
            s.v[l] += d * d;
            r.v[l] += rateNow * (d / (sqrtf(s.v[l]) + 1.0f) - decay * r.v[l]);
          }
        }
      }
      for (int x = 0; x < 7; x++) for (int y = 0; y < 7; y++) { float d = gA[x][y]; afterSquares[x][y] += d * d; after[x][y] += rateNow * d / (sqrtf(afterSquares[x][y]) + 1); }
      for (int s = 0; s < 4; s++) for (int y = 0; y < T; y++) { float d = gW[s][y]; withinSquares[s][y] += d * d; within_[s][y] += rateNow * d / (sqrtf(withinSquares[s][y]) + 1); }
    }
    if (averaged > 1 && epochs - epoch <= averaged) {
      float part = 1.0f / averaged;
      bool ends = epoch + 1 == epochs;
      auto add = [&](float *sum, float *value, size_t count) {
        for (size_t k = 0; k < count; k++) { sum[k] += value[k] * part; if (ends) value[k] = sum[k]; }
      };
      for (int64_t k = 0; k < rowCount; k++) add(sums[k].v, w[k].v, L);
      for (int64_t k = 0; k < hiddenCount; k++) add(hiddenSums[k].v, hidden[k].v, D);
      auto addDense = [&](Dense &d) { add(d.sums.data(), d.w.data(), d.w.size()); };
      net.all(addDense);
      vectors.all(addDense);
      add(afterSums[0], after[0], 49);
      add(withinSums[0], within_[0], 32);
    }
    fprintf(stderr, "epoch %d loss %.0f\n", epoch + 1, loss);
    if (epoch + 1 == epochs) {
      float factor = number("hiddenscale", 1);
      for (auto &h : hidden) for (auto &x : h.v) x *= factor;
    }
    if (!tests.empty() && epoch + 1 == epochs) for (auto &group : testGroups) measure(group);
  }
  if (!option("model", "").empty()) {
    // The least weights that are kept are chosen by how many rows there are to be.
    size_t want[2] = {100000, 60000};
    sscanf(option("size", "").c_str(), "%zu,%zu", &want[0], &want[1]);
    struct Item { uint64_t key; int count, base, hidden; };
    vector<Item> items;
    for (auto &e : table) if (e.second.base >= 0) items.push_back({e.first, e.second.count, e.second.base, e.second.hidden});
    // What is met often stands together, and where it is looked for first.
    sort(items.begin(), items.end(), [](const Item &a, const Item &b) { return a.count != b.count ? a.count > b.count : a.key < b.key; });
    auto highest = [](const float *v, int n) { float m = 0; for (int l = 0; l < n; l++) m = max(m, fabsf(v[l])); return m; };
    auto cutOf = [](vector<float> sizes, size_t want) {
      if (sizes.size() <= want) return 0.f;
      nth_element(sizes.begin(), sizes.begin() + want, sizes.end(), greater<float>());
      return sizes[want];
    };
    vector<float> norms, hiddenNorms, values;
    for (auto &r : w) norms.push_back(highest(r.v, L));
    for (auto &h : hidden) { hiddenNorms.push_back(highest(h.v, D)); values.push_back(hiddenNorms.back()); }
    vector<Vec> meanings = vectors.baked();
    for (auto &m : meanings) values.push_back(highest(m.v, D));
    float scale = number("scale", 0.03), cut = max(cutOf(norms, want[0]), scale / 2), hiddenCut = cutOf(hiddenNorms, want[1]);
    // The highest activations, but for one in ten thousand.
    vector<float> activations[layers + 1];
    for (auto &p : tests.empty() ? pieces : tests) {
      score(p, nullptr);
      for (int l = 0; l <= layers; l++) for (auto &h : net.h[l]) for (float x : h.v) if (x > 0) activations[l].push_back(x);
    }
    float most[layers + 1];
    for (int l = 0; l <= layers; l++) most[l] = cutOf(activations[l], activations[l].size() / 10000);
    vector<uint8_t> netBytes;
    float step = net.write(netBytes, cutOf(values, values.size() / 1000), most, scale);
    vector<int8_t> rows, vectorRows;
    vector<pair<uint64_t, uint64_t>> contents;  // hash; first row and which there are
    size_t hiddenRows = 0;
    auto whole = [](float x, float step) { return (int8_t)max(-127.f, min(127.f, roundf(x / step))); };
    for (auto &m : meanings) for (float x : m.v) vectorRows.push_back(whole(x, step));
    for (auto &i : items) {
      uint64_t present = 0, row = rows.size() / 24;
      auto put = [&](float x, float step) { rows.push_back(whole(x, step)); };
      for (int k = 0; k < window; k++) if (norms[i.base + k] >= cut) {
        present |= 1 << k;
        for (int l = 0; l < L; l++) if (l % 8 < T) put(w[i.base + k].v[l], scale);
      }
      if (i.hidden >= 0 && hiddenNorms[i.hidden] >= hiddenCut) {
        present |= 8;
        hiddenRows++;
        for (float x : hidden[i.hidden].v) put(x, step);
      }
      if (present) contents.push_back({i.key, row << 4 | present});
    }
    // Buckets of eight checks and eight values, two fifths full: see Sources/CKernels/names_buckets.h.
    const uint32_t count = contents.size() * 5 / 16 + 1;
    vector<uint32_t> buckets(16 * (count + 1));
    for (auto &c : contents) {
      uint32_t *bucket = &buckets[16 * ((c.first & 0xFFFFFFFF) * count >> 32)];
      int place = 0;
      while (bucket[8 + place]) if (++place == 8) bucket += 16, place = 0;
      bucket[place] = c.first >> 32, bucket[8 + place] = c.second;
    }
    ofstream out(option("model", ""), ios::binary);
    auto put = [&](const void *p, size_t n) { out.write((const char *)p, n); };
    uint32_t head[4] = {0x354D4E4B, count, (uint32_t)(rows.size() / 24), (uint32_t)(vectorRows.size() / 48)};
    put(head, 16); put(&scale, 4); put(after, sizeof after); put(within_, sizeof within_);
    put(netBytes.data(), netBytes.size());
    while (out.tellp() % 64) out.put(0);
    put(buckets.data(), 4 * buckets.size());
    put(rows.data(), rows.size());
    put(vectorRows.data(), vectorRows.size());
    fprintf(stderr, "model: %zu features, %zu rows, %zu of them hidden, %u buckets, cuts %.4f %.4f, activations %.2f %.2f %.2f, %lld bytes\n",
            contents.size(), rows.size() / 24, hiddenRows, count, cut, hiddenCut, most[0], most[1], most[2], (long long)out.tellp());
  }
}
