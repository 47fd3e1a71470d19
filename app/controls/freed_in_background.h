#pragma once

#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace tempestry {

// Like std::make_shared, for what takes so long to free that a window would notice: whoever lets go of it
// last, it is freed on another thread.
template <class T, class... Arguments>
std::shared_ptr<T> makeFreedInBackground(Arguments &&...arguments)
{
    auto made = std::make_unique<std::remove_const_t<T>>(std::forward<Arguments>(arguments)...);
    return std::shared_ptr<T>(
        made.release(), [](T *freed) { QThreadPool::globalInstance()->start([freed] { delete freed; }); });
}

} // namespace tempestry
