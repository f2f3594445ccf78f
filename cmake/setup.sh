# shellcheck shell=bash disable=SC2154 # `root` is set by those who source this
# What ./run and ./test share: packages, build, and messages in the user's language. To be sourced by bash; `root` is the checkout.

build_folder="$root/build/release"

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    ja*) speaks_japanese=1 ;;
    *) speaks_japanese= ;;
esac

# say ENGLISH JAPANESE: one message, to stderr, so that results keep stdout for themselves.
say() {
    if [[ -n $speaks_japanese ]]; then printf '%s\n' "$2" >&2; else printf '%s\n' "$1" >&2; fi
}

is_installed() {
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

apt_knows() {
    [[ -n $(apt-cache show --no-all-versions "$1" 2>/dev/null) ]]
}

# Each line: alternatives, the first that apt knows is taken; a line that begins with ? may be unknown to apt altogether.
needed_packages() {
    cat <<'PACKAGES'
g++
cmake
ninja-build
pkg-config pkgconf
qt6-base-dev
qt6-base-dev-tools
qt6-tools-dev
qt6-tools-dev-tools
qt6-l10n-tools
qt6-svg-dev
libyaml-cpp-dev
libhyperscan-dev libvectorscan-dev
libisal-dev
libxxhash-dev
libroaring-dev
libpcre2-dev
libarchive-dev
libxapian-dev
libevtx-dev
libbfio-dev
zlib1g-dev
libbz2-dev
liblzma-dev
libzstd-dev
libssl-dev
fonts-noto-cjk
? libkf6archive-dev
? qt6-translations-l10n
PACKAGES
    # Other people's packers, whose archives the tests read.
    if [[ -n ${with_test_tools:-} ]]; then printf '%s\n' p7zip-full libarchive-tools xz-utils bzip2; fi
}

# Lines of needed_packages of which nothing is installed. `?` lines count once apt has been asked whether it knows them.
missing_lines() {
    local line name found
    while read -r line; do
        found=
        for name in ${line#\?}; do
            if is_installed "$name"; then found=1; fi
        done
        if [[ $line == \?* && -z $found ]] && ! apt_knows "${line#\? }"; then continue; fi
        if [[ -z $found ]]; then printf '%s\n' "$line"; fi
    done < <(needed_packages)
}

as_root() {
    if [[ $(id -u) == 0 ]]; then
        env DEBIAN_FRONTEND=noninteractive "$@" >&2
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@" >&2
    fi
}

install_missing() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        return 0 # another distribution: the configuration says which library it does not find
    fi
    local missing line name packages=()
    missing=$(missing_lines)
    if [[ -z $missing ]]; then return 0; fi
    if [[ $(id -u) != 0 ]] && ! command -v sudo >/dev/null; then
        say "Packages are missing and there is no sudo. Run this once as root: apt-get install $(tr '\n' ' ' <<<"$missing")" \
            "必要なパッケージがなく、sudo も使用できません。root で一度実行してください: apt-get install $(tr '\n' ' ' <<<"$missing")"
        return 1
    fi
    as_root apt-get -qq update || true # offline, the lists that are there may do
    while read -r line; do
        for name in ${line#\?}; do
            if apt_knows "$name"; then packages+=("$name"); break; fi
        done
    done < <(missing_lines)
    if [[ ${#packages[@]} == 0 ]]; then return 0; fi
    say "Installing with apt: ${packages[*]}" "apt でインストールします: ${packages[*]}"
    as_root apt-get -qq install -y --no-install-recommends "${packages[@]}"
}

# A checkout that was moved or copied brings a build folder along that belongs to another place.
drop_foreign_build() {
    local cache="$build_folder/CMakeCache.txt"
    if [[ -e $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        rm -rf -- "$build_folder"
    fi
}

# build TARGET...: configures if that has not been done yet, and builds.
build() {
    drop_foreign_build
    install_missing
    if [[ ! -e $build_folder/build.ninja ]]; then
        say "Configuring ..." "ビルドの準備をしています ..."
        (cd "$root" && cmake --preset release) >&2
    fi
    say "Building ..." "ビルドしています ..."
    cmake --build "$build_folder" --target "$@" >&2
}
