#include "model/row_text.h"

#include "moc_row_text.cpp"
