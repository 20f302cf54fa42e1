#ifndef KIRINUKI_DATA_H
#define KIRINUKI_DATA_H
#include <stddef.h>
#include <stdint.h>
#endif
