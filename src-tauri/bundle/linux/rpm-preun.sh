# A file that nobody changed goes with the package.
if [ "$1" -eq 0 ] && cmp -s /usr/share/countersign/client.conf /etc/countersign/client.conf; then
    rm -f /etc/countersign/client.conf
    rmdir --ignore-fail-on-non-empty /etc/countersign
fi
