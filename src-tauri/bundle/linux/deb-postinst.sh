#!/bin/sh
set -e
# The machine's file is the administrator's: it is made once, and what became of it since, stays.
if [ "$1" = configure ] && [ -z "$2" ] && [ ! -e /etc/countersign/client.conf ]; then
    mkdir -p /etc/countersign
    install -m 644 /usr/share/countersign/client.conf /etc/countersign/client.conf
fi
