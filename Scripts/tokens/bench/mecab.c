// MeCab's speed through libmecab: mecab FILE SECONDS [mecab's options]. Parses the file line by line, as its program
// does, into nodes, and prints MB/s of the fastest round.
#include <mecab.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
    FILE *file = fopen(argv[1], "rb");
    fseek(file, 0, SEEK_END);
    size_t size = ftell(file);
    rewind(file);
    char *text = malloc(size + 1);
    if (fread(text, 1, size, file) != size) return 1;
    mecab_t *mecab = mecab_new2(argc > 3 ? argv[3] : "");
    if (!mecab) return fprintf(stderr, "%s\n", mecab_strerror(NULL)), 1;
    double best = 1e9, begin = now();
    long words = 0;
    while (now() - begin < atof(argv[2])) {
        double start = now();
        words = 0;
        for (size_t at = 0; at < size;) {
            char *end = memchr(text + at, '\n', size - at);
            size_t length = end ? (size_t)(end - text) - at : size - at;
            const mecab_node_t *node = mecab_sparse_tonode2(mecab, text + at, length);
            for (; node; node = node->next) words += node->stat == MECAB_NOR_NODE || node->stat == MECAB_UNK_NODE;
            at += length + 1;
        }
        double time = now() - start;
        if (time < best) best = time;
    }
    printf("MeCab: %.2f MB/s, %ld words\n", size / best / 1e6, words);
    return 0;
}
