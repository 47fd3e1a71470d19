#pragma once

#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

#include <vector>

namespace tempestry {

struct CaptionChoice
{
    QString text;
    bool chosen = false;
    bool told = false;

    bool operator==(const CaptionChoice &) const = default;
};

struct CaptionText
{
    QString sentence;
    QString count;    // small, beside the sentence: "3 / 7"
    QString question; // below the sentence
    std::vector<CaptionChoice> choices;

    bool operator==(const CaptionText &) const = default;
};

// Large words over the lower left of its parent, to be read from the back of a room.
class Caption : public QWidget
{
    Q_OBJECT

public:
    enum class Stay : quint8 { Fades, Stays };

    explicit Caption(QWidget *parent);

    void say(const CaptionText &text, Stay stay);
    void clear();
    const CaptionText &text() const { return m_text; }

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Line
    {
        QString text;
        QFont font;
        double strength; // of the ink
        QRect rect;
    };

    void fade();
    void place();
    int unit() const;
    QFont sized(double share, QFont::Weight weight) const;
    void addLine(const QString &text, const QFont &font, double strength);

    CaptionText m_text;
    std::vector<Line> m_lines;
    QTimer m_stay;
    QVariantAnimation m_fade;
    double m_strength = 1;
};

} // namespace tempestry
