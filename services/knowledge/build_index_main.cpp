// Run by the build: makes the search index of the shipped FAQ. `shindan-build-index FILE`.

#include "services/knowledge/faq_index.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString file = QCoreApplication::arguments().value(1);
    const auto done = shindan::knowledge::buildFaqIndex(shindan::knowledge::KnowledgeBase::shipped().entries(), file);
    if (done)
        return 0;
    std::fprintf(stderr, "%s\n", qPrintable(done.error().sentence.en));
    return 1;
}
