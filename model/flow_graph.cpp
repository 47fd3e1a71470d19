#include "model/flow_graph.h"
