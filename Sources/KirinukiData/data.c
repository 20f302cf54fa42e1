#include "kirinuki_data.h"
