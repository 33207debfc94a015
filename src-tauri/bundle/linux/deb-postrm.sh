#!/bin/sh
set -e
# Other files there, a policy above all, are not this package's.
if [ "$1" = purge ]; then
    rm -f /etc/countersign/client.conf
    [ ! -d /etc/countersign ] || rmdir --ignore-fail-on-non-empty /etc/countersign
fi
