#pragma once
// Access logs of web servers and proxies: the common log format and what stands in its place.
// Sources: Apache httpd, mod_log_config "common" and "combined"; nginx, ngx_http_log_module; ingress-nginx, "Log format".

#include "services/formats/format.h"

#include <string_view>

namespace shindan::formats {

/// `192.0.2.7 - user [13/Dec/2025:19:34:52 +0800] "GET / HTTP/1.1" 502 ...`, with up to five words before the bracket. The level comes
/// from the status: 5xx error, 4xx warning, else information. False: it is none, and nothing was filled in.
[[nodiscard]] bool readAccessLine(std::string_view line, LineContext &context, ParsedLine &result);
/// The level of an HTTP status; Unknown if there is none such.
[[nodiscard]] model::Level levelOfStatus(int status) noexcept;
/// The three digits behind `"REQUEST" `; 0 if they are not there.
[[nodiscard]] int statusBehindRequest(std::string_view text) noexcept;

} // namespace shindan::formats
