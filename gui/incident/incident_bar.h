#pragma once
// "It happened at ...": takes a time in any usual spelling and a zone, says at once what it means, and marks it or goes there. While
// a moment is marked a thin strip tells which; a quiet bar below the menus, never a box in the way.

#include "model/result.h"
#include "services/query/written_time.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace shindan::gui {

class PlainLabel;
class Session;
class SeverityMark;

class IncidentBar : public QWidget
{
    Q_OBJECT

public:
    enum class Purpose { Mark, Go };

    explicit IncidentBar(Session *session, QWidget *parent = nullptr);
    /// Opens the field; Enter does what it was opened for, both buttons are there.
    void ask(Purpose purpose);
    void closeField();
    [[nodiscard]] bool isAsking() const { return m_asking; }

    // For tests.
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QComboBox *zones() const { return m_zones; }
    /// What the field means, or why it means nothing.
    [[nodiscard]] QString preview() const;
    /// What the strip says of the marked moment.
    [[nodiscard]] QString stripText() const;
    [[nodiscard]] QPushButton *markButton() const { return m_mark; }
    [[nodiscard]] QPushButton *removeButton() const { return m_remove; }

Q_SIGNALS:
    void marked(shindan::model::Instant at);
    void goRequested(shindan::model::Instant at);
    void closed(); ///< the focus belongs to the page again

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *buildField();
    [[nodiscard]] QWidget *buildStrip();
    void fillZones(bool anew);
    void refresh();
    void refreshPreview();
    void refreshStrip();
    void retranslate();
    void finish(Purpose purpose);
    [[nodiscard]] std::optional<model::DisplayZone> chosenZone() const;
    [[nodiscard]] std::optional<model::Result<query::WrittenTime>> read() const;
    [[nodiscard]] QString meaning(const query::WrittenTime &time) const;
    [[nodiscard]] QString onNode(model::Instant at) const;
    [[nodiscard]] QString elsewhere(model::Instant at) const;

    Session *m_session;
    QWidget *m_fieldPage;
    QWidget *m_stripPage;
    Purpose m_purpose = Purpose::Mark;
    bool m_asking = false;
    PlainLabel *m_question;
    QLineEdit *m_field;
    QComboBox *m_zones;
    QPushButton *m_mark;
    QPushButton *m_go;
    QToolButton *m_close;
    SeverityMark *m_sign;
    PlainLabel *m_preview;
    PlainLabel *m_strip;
    QPushButton *m_show;
    QPushButton *m_change;
    QPushButton *m_remove;
};

} // namespace shindan::gui
