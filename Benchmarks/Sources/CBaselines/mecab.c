// MeCab's own library, opened at run time where it is installed: nothing is linked against it, and no header is needed.
#include "cbaselines.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// The beginning of mecab_node_t as MeCab documents it.
typedef struct node {
    struct node *previous, *next, *end_next, *begin_next;
    void *right_path, *left_path;
    const char *surface, *feature;
    unsigned int id;
    unsigned short length, right_length, right_context, left_context, part_of_speech;
    unsigned char character_type, status;
} node;

// Values of `status`.
enum { known_word = 0, unknown_word = 1 };

typedef struct {
    void *tagger, *lattice;
    void (*set_sentence)(void *, const char *, size_t);
    int (*parse)(void *, void *);
    const node *(*first)(void *);
} mecab;

void *baseline_mecab_open(const char *options) {
    static const char *const names[] = {"libmecab.so.2", "libmecab.2.dylib", "libmecab.so"};
    void *library = NULL;
    for (size_t k = 0; k < 3 && !library; k++) library = dlopen(names[k], RTLD_NOW);
    if (!library) return NULL;
    void *(*model_new)(const char *) = (void *(*)(const char *))dlsym(library, "mecab_model_new2");
    void *(*tagger_of)(void *) = (void *(*)(void *))dlsym(library, "mecab_model_new_tagger");
    void *(*lattice_of)(void *) = (void *(*)(void *))dlsym(library, "mecab_model_new_lattice");
    mecab it;
    it.set_sentence = (void (*)(void *, const char *, size_t))dlsym(library, "mecab_lattice_set_sentence2");
    it.parse = (int (*)(void *, void *))dlsym(library, "mecab_parse_lattice");
    it.first = (const node *(*)(void *))dlsym(library, "mecab_lattice_get_bos_node");
    if (!model_new || !tagger_of || !lattice_of || !it.set_sentence || !it.parse || !it.first) return NULL;
    void *model = model_new(options);
    if (!model) return NULL;
    it.tagger = tagger_of(model);
    it.lattice = lattice_of(model);
    mecab *result = malloc(sizeof it);
    if (!it.tagger || !it.lattice || !result) return NULL;
    *result = it;
    return result;
}

int64_t baseline_mecab_words(void *handle, const uint8_t *text, int64_t length) {
    const mecab *it = handle;
    const char *at = (const char *)text, *end = at + length;
    int64_t words = 0;
    while (at < end) {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        if (!line) line = end;
        it->set_sentence(it->lattice, at, (size_t)(line - at));
        if (it->parse(it->tagger, it->lattice)) {
            for (const node *word = it->first(it->lattice); word; word = word->next) {
                words += word->status == known_word || word->status == unknown_word;
            }
        }
        at = line + 1;
    }
    return words;
}
