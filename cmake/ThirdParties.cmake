# The libraries that a distribution has. Every one is an imported target, so that its headers count as system headers.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Concurrent PrintSupport Svg LinguistTools)
if(SHINDAN_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(BZip2 REQUIRED)
find_package(LibLZMA REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto) # libcrypto only, for SHA-256
find_package(CRoaring REQUIRED)

find_package(PkgConfig REQUIRED)
pkg_check_modules(LibZstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(LibArchive REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(IsaL REQUIRED IMPORTED_TARGET libisal)
pkg_check_modules(XxHash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(Hyperscan REQUIRED IMPORTED_TARGET libhs) # Vectorscan has the same name
pkg_check_modules(Pcre2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(Xapian REQUIRED IMPORTED_TARGET xapian-core)
pkg_check_modules(YamlCpp REQUIRED IMPORTED_TARGET yaml-cpp)
pkg_check_modules(LibEvtx REQUIRED IMPORTED_TARGET libevtx)
