module sluice/shim

go 1.21
