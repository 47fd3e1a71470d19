#include "persistence/persona_table.h"

#include "persistence/session_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace tempestry::persistence {

namespace {

std::optional<int> readLikelihood(const QString &text)
{
    static const QRegularExpression kNumber(QStringLiteral(R"(^\D*(\d{1,2})(?:\s*/\s*10)?\D*$)"));
    const int value = kNumber.match(text).captured(1).toInt();
    return value >= 1 && value <= 10 ? std::optional(value) : std::nullopt;
}

void collectRows(const MarkdownNode &node, std::vector<const MarkdownNode *> &rows)
{
    for (const MarkdownNode &child : node.children) {
        if (child.block == MarkdownBlock::Row)
            rows.push_back(&child);
        else
            collectRows(child, rows);
    }
}

enum class Column : quint8 { Role, UseCase, Likelihood, Rationale, Other };

Column columnNamed(const QString &header)
{
    static const QStringList kRoles = {QStringLiteral("user type"), QStringLiteral("user"),
                                       QStringLiteral("role"),      QStringLiteral("persona"),
                                       QStringLiteral("actor"),     QStringLiteral("stakeholder")};
    const QString folded = foldedName(header);
    if (kRoles.contains(folded))
        return Column::Role;
    if (folded.contains(QLatin1StringView("use case")))
        return Column::UseCase;
    if (folded.contains(QLatin1StringView("likelihood")))
        return Column::Likelihood;
    return folded.contains(QLatin1StringView("rationale")) ? Column::Rationale : Column::Other;
}

SessionItem readPersona(const MarkdownNode &row, const QStringList &headers,
                        std::vector<ImportFinding> &findings)
{
    SessionItem item;
    item.kind = NoteKind::Actor;
    item.line = row.line;
    item.persona.emplace();
    for (qsizetype i = 0; i < std::min(headers.size(), static_cast<qsizetype>(row.children.size())); ++i) {
        const QString text = row.children[static_cast<size_t>(i)].text();
        switch (columnNamed(headers[i])) {
        case Column::Role:
            item.title = text;
            break;
        case Column::UseCase:
            item.persona->useCase = text;
            break;
        case Column::Rationale:
            item.persona->rationale = text;
            break;
        case Column::Likelihood:
            item.persona->likelihood = readLikelihood(text);
            if (item.persona->likelihood || text.isEmpty())
                break;
            findings.push_back(
                {{},
                 row.line,
                 QCoreApplication::translate("Import", "The likelihood is no number from 1 to 10: “%1”")
                     .arg(text)});
            [[fallthrough]];
        case Column::Other:
            if (!text.isEmpty())
                item.details += headers[i] + QStringLiteral(": ") + text;
            break;
        }
    }
    return item;
}

} // namespace

std::optional<std::vector<SessionItem>> readPersonas(const MarkdownNode &table,
                                                     std::vector<ImportFinding> &findings)
{
    std::vector<const MarkdownNode *> rows;
    collectRows(table, rows);
    if (rows.empty())
        return std::nullopt;
    QStringList headers;
    QList<Column> columns;
    for (const MarkdownNode &cell : rows.front()->children) {
        headers += cell.text();
        columns += columnNamed(headers.last());
    }
    if (columns.count(Column::Role) != 1 || columns.count(Column::Other) + 1 == columns.size())
        return std::nullopt;
    std::vector<SessionItem> personas;
    for (size_t i = 1; i < rows.size(); ++i)
        if (rows[i]->line > 0)
            personas.push_back(readPersona(*rows[i], headers, findings));
    return personas;
}

} // namespace tempestry::persistence
