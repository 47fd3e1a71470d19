#include "model/edits.h"
