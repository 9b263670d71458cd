# Shared by the commands in this folder; sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# What building and testing need, by Debian's names.
BUILD_PACKAGES=(build-essential pkg-config libwebkit2gtk-4.1-dev)
TEST_PACKAGES=(webkit2gtk-driver xvfb dbus-x11 fonts-noto-core chromium libimage-exiftool-perl exiv2)

# ensure_packages NAME...: installs the Debian packages that are missing.
ensure_packages() {
  [ "$(uname -s)" = Linux ] || return 0
  command -v dpkg-query >/dev/null || {
    pkg-config --exists webkit2gtk-4.1 2>/dev/null ||
      fail "WebKitGTK 4.1 is missing. Fedora: sudo dnf install webkit2gtk4.1-devel gcc pkgconf (see README, What it needs)."
    return 0
  }
  local missing=() name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "installing system packages: ${missing[*]}"
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  export DEBIAN_FRONTEND=noninteractive
  "${root[@]}" apt-get update -qq
  "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

ensure_tools() {
  command -v cargo >/dev/null || fail "Rust is missing. Install it from rustup.rs (1.95 or newer)."
  command -v npm >/dev/null || fail "Node.js is missing. Install Node 20 or newer with npm."
}

# The packages of the UI, exactly as locked; again only when the lock changed.
ensure_ui_packages() {
  if ! cmp -s ui/package-lock.json ui/node_modules/.installed-lock; then
    say "installing the packages of the UI"
    (cd ui && npm ci --no-audit --no-fund --loglevel=error)
    cp ui/package-lock.json ui/node_modules/.installed-lock
  fi
}

build_ui() {
  ensure_ui_packages
  say "building the UI"
  (cd ui && npm run --silent build)
}

# Tauri's own tool, for live reload and bundles. It is not among the UI's packages: they must install on every platform
# from one lock, and this one brings a program for each.
TAURI_CLI=2.12.5
tauri() {
  local folder=target/tauri-cli
  if [ ! -x "$folder/node_modules/.bin/tauri" ]; then
    say "installing Tauri's tool $TAURI_CLI"
    npm install --no-audit --no-fund --loglevel=error --prefix "$folder" "@tauri-apps/cli@$TAURI_CLI"
  fi
  "$folder/node_modules/.bin/tauri" "$@"
}
