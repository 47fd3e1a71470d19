#include "app/controls/long_list.h"
#include "app/controls/look.h"

#include <QAbstractListModel>
#include <QTest>

namespace tempestry {

namespace {

// Counts what is asked of its rows.
class CountingModel : public QAbstractListModel
{
public:
    static constexpr int kRows = 5'000'000;

    QModelIndex index(int row, int column = 0, const QModelIndex &parent = {}) const override
    {
        ++m_questions;
        return QAbstractListModel::index(row, column, parent);
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        ++m_questions;
        return role == Qt::DisplayRole ? index.row() : QVariant();
    }
    void fill()
    {
        beginResetModel();
        m_rows = kRows;
        endResetModel();
    }
    int questions() const { return m_questions; }

private:
    int m_rows = 0;
    mutable int m_questions = 0;
};

} // namespace

class LongListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesThatAreNotSeen_areNotAskedFor();
    void textScale_changesTheHeightOfLines();
};

void LongListTest::linesThatAreNotSeen_areNotAskedFor()
{
    CountingModel model;
    LongList list;
    look::setRowHeight(list, 26);
    list.setModel(&model);
    list.resize(300, 400);
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    model.fill();
    list.scrollTo(model.index(CountingModel::kRows / 2));
    list.repaint();
    QVERIFY(list.indexAt(list.viewport()->rect().center()).row() > 1'000);
    QVERIFY2(model.questions() < 5'000, qPrintable(QString::number(model.questions())));
}

void LongListTest::textScale_changesTheHeightOfLines()
{
    CountingModel model;
    LongList list;
    look::setRowHeight(list, 26);
    list.setModel(&model);
    model.fill();
    QCOMPARE(list.rowHeight(0), 26);
    look::setTextScale(2);
    QCOMPARE(list.rowHeight(CountingModel::kRows - 1), 52);
    look::setTextScale(1);
    QCOMPARE(list.rowHeight(0), 26);
}

} // namespace tempestry

QTEST_MAIN(tempestry::LongListTest)
#include "long_list_test.moc"
