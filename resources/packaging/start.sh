#!/bin/sh
# Says in words what would otherwise be an English error of the loader, then starts the program beside it.
here=$(dirname "$(readlink -f "$0")")

refuse() {
    printf '%s\n' "$1" >&2
    if [ -n "$DISPLAY$WAYLAND_DISPLAY" ]; then
        for box in "zenity --error --no-markup --text" "kdialog --error" "xmessage -center"; do
            command -v "${box%% *}" >/dev/null 2>&1 && $box "$1" && break
        done
    fi
    exit 2
}

# older NEEDED FOUND: whether the second is the older one of two versions
older() {
    [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]
}

machine=$(uname -m)
[ "$machine" = "@MACHINE@" ] ||
    refuse "这一份补选桌面是给 @MACHINE@ 处理器用的，这台电脑是 $machine，打不开。案卷没有改动。请换用适合这台电脑的那一份；龙芯、申威等处理器目前没有，请换一台 x86 或者 ARM 处理器的电脑。"
libc=$(getconf GNU_LIBC_VERSION 2>/dev/null) || libc=
[ -n "$libc" ] || refuse "这个系统没有 glibc，补选桌面打不开。案卷没有改动。请换用麒麟、统信、Debian、Ubuntu 等系统的电脑。"
older "@LIBC@" "${libc#glibc }" &&
    refuse "这台电脑的系统太旧（$libc，这一份补选桌面需要 @LIBC@ 以上），打不开。案卷没有改动。请换用“旧系统版”（文件名里有 older 的那一份），或者换一台系统新一些的电脑。"

[ -x "$here/buxuan" ] && exec "$here/buxuan" "$@"
# On a FAT stick nothing may be run by name; the system's own loader can start it all the same.
for loader in /lib64/ld-linux-x86-64.so.2 /lib/ld-linux-aarch64.so.1; do
    [ -x "$loader" ] && "$loader" --verify "$here/buxuan" >/dev/null 2>&1 || continue
    case $(basename "$(readlink -f "$loader")") in
        ld-linux*) exec "$loader" "$here/buxuan" "$@" ;;
    esac
    # Older systems call it ld-2.31.so and the like, by which the program would take it for itself: a copy is named right.
    own=$(mktemp -d) && cp "$loader" "$own/" || continue
    "$own/$(basename "$loader")" "$here/buxuan" "$@"
    code=$?
    rm -rf "$own"
    exit "$code"
done
refuse "这个盘不允许运行程序。案卷没有改动。请把整个文件夹复制到电脑的硬盘（例如桌面），再从那里启动。"
