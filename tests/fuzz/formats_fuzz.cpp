// libFuzzer over all formats: the first byte chooses the format, or SHINDAN_FUZZ_FORMAT names one.

#include "tests/fuzz/format_driver.h"

#include <cstdio>
#include <cstdlib>

using namespace shindan;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const formats::Format *only = [] {
        const char *name = std::getenv("SHINDAN_FUZZ_FORMAT");
        return name ? formats::formatNamed(QString::fromUtf8(name)) : nullptr;
    }();
    if (size == 0)
        return 0;
    const auto &all = formats::allFormats();
    const formats::Format &format = only ? *only : *all[data[0] % all.size()];
    const std::string wrong = fuzz::feed(format, {reinterpret_cast<const char *>(data) + 1, size - 1});
    if (!wrong.empty()) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(format.name), wrong.c_str());
        std::abort();
    }
    return 0;
}
