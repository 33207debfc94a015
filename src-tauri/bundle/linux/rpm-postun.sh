# The bundler lists files and no folders.
if [ "$1" -eq 0 ]; then
    for folder in /usr/share/countersign /usr/share/doc/countersign; do
        [ ! -d "$folder" ] || rmdir --ignore-fail-on-non-empty "$folder"
    done
fi
